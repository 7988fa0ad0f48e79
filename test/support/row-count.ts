import type { DataSource } from 'typeorm';

/** How many rows the database has answered with, by what they are. */
export interface RowCount {
  events: number;
  snapshots: number;
  /** The log's head and the like. */
  others: number;
}

type Row = Readonly<Record<string, unknown>>;
type Queries = { query(...args: unknown[]): Promise<unknown> };

/** Counts all rows that `work` makes the application read, on whatever connection; `work` is given the count so far. */
export async function countRows<T>(
  source: DataSource,
  work: (rows: RowCount) => PromiseLike<T>,
): Promise<{ readonly result: T; readonly rows: RowCount }> {
  const runner = source.createQueryRunner();
  const queries = Object.getPrototypeOf(runner) as Queries;
  await runner.release();
  const rows: RowCount = { events: 0, snapshots: 0, others: 0 };
  const { query } = queries;
  queries.query = async function (this: Queries, ...args) {
    const answer = await query.apply(this, args);
    for (const row of rowsOf(answer)) rows[kindOf(row)]++;
    return answer;
  };
  try {
    return { result: await work(rows), rows };
  } finally {
    queries.query = query;
  }
}

/** TypeORM answers with rows, with an object that has them, or with one of these a statement. */
function rowsOf(answer: unknown): Row[] {
  if (Array.isArray(answer))
    return answer.flatMap((each: unknown) => (Array.isArray(each) ? rowsOf(each) : rowOf(each)));
  const { records } = (answer ?? {}) as { records?: unknown[] };
  return records ? rowsOf(Array.from(records)) : [];
}

/** What a change is answered with on MySQL is none. */
const rowOf = (each: unknown): Row[] =>
  Object.hasOwn(each as Row, 'affectedRows') ? [] : [each as Row];

function kindOf(row: Row): keyof RowCount {
  if ('event_id' in row) return 'events';
  return 'state' in row ? 'snapshots' : 'others';
}
