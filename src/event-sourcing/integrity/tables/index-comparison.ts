import type { SqlReader } from '../../log/stores/sql/transactions/transactions.js';
import type { Engine, UniqueKey } from '../engines/engine.js';
import type { Findings } from '../report/findings.js';
import type { Scratch } from '../scratch/scratch.js';
import { keysIn } from './doubled-rows.js';
import { exactValues } from './exact-values.js';
import type { TableKeys } from './table-keys.js';

const BY_INDEX = 'keys_by_index';
const MOST_TOLD = 20;

/** Whether an index has just the rows that its table has: else it finds less, or lets in more, than it should. */
export class IndexComparison {
  constructor(
    private readonly engine: Engine,
    private readonly scratch: Scratch,
    private readonly findings: Findings,
  ) {}

  /** @param reader of the state of the database whose keys are in the scratch database. */
  async compare(reader: SqlReader, table: TableKeys, key: UniqueKey): Promise<void> {
    const isOfIt = (name: string) => key.includes(name) || table.primaryKey.includes(name);
    const columns = table.columns.filter(({ name }) => isOfIt(name));
    const entries = this.engine.scanIndex(reader, { ...table, columns }, key);
    if (!entries) return;
    this.scratch.createTable(BY_INDEX, columns);
    for await (const rows of entries)
      this.scratch.insert(
        BY_INDEX,
        rows.map((row) => exactValues(columns, row)),
      );
    const names = columns.map(({ name }) => name);
    await this.tell('lacks', keysIn(table.name), BY_INDEX, table, key, names);
    await this.tell('has, and the table lacks,', BY_INDEX, keysIn(table.name), table, key, names);
  }

  private async tell(
    lacks: string,
    one: string,
    other: string,
    { name }: TableKeys,
    key: UniqueKey,
    columns: readonly string[],
  ): Promise<void> {
    const isInIndex = key.map((column) => `${column} IS NOT NULL`).join(' AND ');
    const rows = await this.scratch.query(
      `SELECT ${columns.join()} FROM ${one} WHERE ${isInIndex}
       EXCEPT SELECT ${columns.join()} FROM ${other} LIMIT ${MOST_TOLD}`,
    );
    for (const row of rows) {
      const values = columns.map((column) => `${column} ${row[column]}`).join(', ');
      this.findings.tell(
        `${name}: its index of ${key.join(', ')} ${lacks} ${values}`,
        name === 'events' ? Number(row.position) : undefined,
      );
    }
  }
}
