import type { SqlReader } from '../../log/stores/sql/transactions/transactions.js';
import type { Engine, UniqueKey } from '../engines/engine.js';
import type { Findings } from '../report/findings.js';
import type { Scratch } from '../scratch/scratch.js';
import { exactValues } from './exact-values.js';
import type { TableKeys } from './table-keys.js';

const MOST_TOLD = 50;

/** Under which the keys of a table's rows stand in the scratch database. */
export const keysIn = (table: string): string => `keys_of_${table}`;

/**
 * Looks for rows that have the same values where they must not. The rows come from the table itself: an index
 * that has lost one of them, and so has let the other in, has no say in it.
 */
export class DoubledRows {
  constructor(
    private readonly engine: Engine,
    private readonly scratch: Scratch,
    private readonly findings: Findings,
  ) {}

  /** @param progress is told how many rows have been read. */
  async find(
    reader: SqlReader,
    table: TableKeys,
    progress: (rows: number) => void = () => undefined,
  ): Promise<void> {
    const { name, columns, unique } = table;
    this.scratch.createTable(keysIn(name), columns);
    let read = 0;
    for await (const rows of this.engine.scan(reader, table)) {
      this.scratch.insert(
        keysIn(name),
        rows.map((row) => exactValues(columns, row)),
      );
      progress((read += rows.length));
    }
    for (const key of unique) await this.findDoubled(table, key);
  }

  private async findDoubled({ name, columns }: TableKeys, key: UniqueKey): Promise<void> {
    const isAtPositions = columns.some((column) => column.name === 'position');
    const doubled = await this.scratch.query(
      `SELECT ${key.join()}, COUNT(*) AS number_of_rows${isAtPositions ? ', MAX(position) AS at' : ''}
       FROM ${keysIn(name)} WHERE ${key.map((column) => `${column} IS NOT NULL`).join(' AND ')}
       GROUP BY ${key.join()} HAVING COUNT(*) > 1 LIMIT ${MOST_TOLD}`,
    );
    for (const row of doubled) {
      const values = key.map((column) => `${column} ${row[column]}`).join(', ');
      this.findings.tell(
        `${name} has ${row.number_of_rows} rows of ${values}, where there may be one`,
        name === 'events' ? Number(row.at) : undefined,
      );
    }
  }
}
