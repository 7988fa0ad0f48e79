import type { Row, SqlReader } from '../event-sourcing/log/stores/sql/transactions/transactions.js';

const PAGE = 1_000;

export interface KeyedRows {
  readonly table: string;
  /** The columns of the primary key. */
  readonly key: readonly string[];
}

/**
 * All rows of a table in the order of its primary key, a page at a time; `condition` narrows them, with
 * `?` for values. Rows that come and go meanwhile may be seen or not.
 */
export async function* pagesByKey(
  reader: SqlReader,
  { table, key }: KeyedRows,
  condition = '1 = 1',
  values: readonly unknown[] = [],
  limit = PAGE,
): AsyncGenerator<Row[]> {
  const order = key.join(', ');
  let last: Row | undefined;
  do {
    const page: Row[] = [];
    // Those that share most of the key first: each is one range of the index, on every database.
    for (const range of rangesAfter(key, last)) {
      if (page.length === limit) break;
      const rows = await reader.query(
        `SELECT * FROM ${table} WHERE (${condition})${range.sql} ORDER BY ${order} LIMIT ?`,
        [...values, ...range.values, limit - page.length],
      );
      page.push(...rows);
    }
    if (page.length > 0) yield page;
    last = page.length === limit ? page.at(-1) : undefined;
  } while (last);
}

function rangesAfter(key: readonly string[], last: Row | undefined) {
  if (!last) return [{ sql: '', values: [] }];
  return key
    .map((column, index) => {
      const same = key.slice(0, index);
      return {
        sql: `${same.map((each) => ` AND ${each} = ?`).join('')} AND ${column} > ?`,
        values: [...same, column].map((each) => last[each]),
      };
    })
    .reverse();
}
