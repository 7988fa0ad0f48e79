import { setImmediate as turn } from 'node:timers/promises';
import type {
  Dialect,
  Fragment,
  Key,
  TableDefinition,
} from '../../log/stores/sql/dialects/dialect.js';
import type { Row, SqlReader, SqlSession } from '../../log/stores/sql/transactions/transactions.js';
import { RowChanges, type TableRow, type Value } from './row-changes.js';
import type { RowsAtHand } from './rows-at-hand.js';

export type { TableRow, Value } from './row-changes.js';

/** More is not kept in memory before it is written. */
const MOST_CHANGES = 25_000;
const MOST_TEXT = 10_000_000;

/** One generation of a query table, a table of its own. What is changed is gathered, and written at once. */
export class ReadModelTable {
  private readonly changes: RowChanges;

  constructor(
    private readonly reader: SqlReader,
    private readonly dialect: Dialect,
    private readonly definition: TableDefinition,
    private readonly physicalName: string,
    private readonly rows: RowsAtHand,
  ) {
    this.changes = new RowChanges(definition);
  }

  /** How many rows there are to write. */
  get changed(): number {
    return this.changes.size;
  }

  /** Whether it is time to write what was changed. */
  get isFull(): boolean {
    return this.changed >= MOST_CHANGES || this.changes.text >= MOST_TEXT;
  }

  /** The rows of these primary keys that there are, with all changes. */
  async find(keys: readonly Key[]): Promise<Row[]> {
    const rows: Row[] = [];
    const unknown: Key[] = [];
    for (const key of keys) {
      const text = key.join(' ');
      const row = this.changes.get(text) ?? this.rows.get(text);
      if (row) rows.push(row);
      else unknown.push(key);
    }
    for (const row of await this.read(unknown)) {
      this.rows.set(this.changes.keyOf(row), row);
      rows.push(row);
    }
    return rows;
  }

  insert(rows: readonly TableRow[]): Promise<void> {
    this.changes.insert(rows);
    return Promise.resolve();
  }

  /** Inserts rows, and puts them in the place of those that have the same primary key. */
  upsert(rows: readonly TableRow[]): Promise<void> {
    this.changes.upsert(rows);
    return Promise.resolve();
  }

  /** Writes what was changed, as a part of a transaction; the last statement goes with COMMIT. */
  async write(session: SqlSession): Promise<void> {
    let last: Fragment | undefined;
    for (const statement of this.statements()) {
      if (last) {
        await session.execute(last.sql, last.values);
        // SQLite answers at once: without it nothing else would have its turn.
        await turn();
      }
      last = statement;
    }
    if (last) session.defer(last.sql, last.values);
    for (const [key, row] of this.changes.upserted) this.rows.set(key, row);
  }

  private *statements(): Generator<Fragment> {
    const { columns, primaryKey } = this.definition;
    const insert = (rows: Value[][]) => this.dialect.insertRows(this.physicalName, columns, rows);
    const onDuplicate = this.dialect.replaceOnDuplicate(columns, primaryKey);
    for (const rows of this.changes.upserts()) {
      const { sql, values } = insert(rows);
      yield { sql: `${sql}${onDuplicate}`, values };
    }
    for (const rows of this.changes.inserts()) yield insert(rows);
  }

  private read(keys: readonly Key[]): Promise<Row[]> {
    return readRows(this.reader, this.dialect, this.definition, this.physicalName, keys);
  }
}

/** The rows that a table has of these primary keys. */
export async function readRows(
  reader: SqlReader,
  dialect: Dialect,
  { primaryKey }: TableDefinition,
  table: string,
  keys: readonly Key[],
): Promise<Row[]> {
  if (keys.length === 0) return [];
  const { sql, values } = dialect.rowsByKeys(table, { equal: primaryKey }, keys);
  return reader.query(`SELECT t.* FROM ${sql}`, values);
}

/** Under which one version of a read model is known; the name alone is version 1, as it has always been. */
export const versionedName = ({ name, version = 1 }: TableDefinition): string =>
  version === 1 ? name : `${name}_v${version}`;

export const physicalName = (definition: TableDefinition, generation: number): string =>
  `${versionedName(definition)}_${generation}`;
