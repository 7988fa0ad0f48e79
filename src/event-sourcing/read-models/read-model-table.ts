import type { Column, Dialect, Key, TableDefinition } from '../typeorm/dialect.js';
import type { Row, SqlSession } from '../typeorm/transactions.js';
import type { RowsAtHand } from './rows-at-hand.js';

export type Value = string | number | null;
export type TableRow = Record<string, Value>;

/** One generation of a query table, a table of its own, within a transaction. Works on many rows a statement. */
export class ReadModelTable {
  constructor(
    private readonly session: SqlSession,
    private readonly dialect: Dialect,
    private readonly definition: TableDefinition,
    private readonly physicalName: string,
    private readonly rows: RowsAtHand,
  ) {}

  /** The rows of these primary keys that there are. */
  async find(keys: readonly Key[]): Promise<Row[]> {
    const rows: Row[] = [];
    const unknown: Key[] = [];
    for (const key of keys) {
      const row = this.rows.get(key.join(' '));
      if (row) rows.push(row);
      else unknown.push(key);
    }
    for (const row of await this.read(unknown)) {
      this.remember(row);
      rows.push(row);
    }
    return rows;
  }

  async insert(rows: readonly TableRow[]): Promise<void> {
    if (rows.length === 0) return;
    const { sql, values } = this.dialect.insertRows(
      this.physicalName,
      this.columns,
      this.values(rows),
    );
    this.session.defer(sql, values);
  }

  /** Inserts rows, and puts them in the place of those that have the same primary key. */
  async upsert(rows: readonly TableRow[]): Promise<void> {
    if (rows.length === 0) return;
    const { sql, values } = this.dialect.insertRows(
      this.physicalName,
      this.columns,
      this.values(rows),
    );
    const onDuplicate = this.dialect.replaceOnDuplicate(this.columns, this.definition.primaryKey);
    this.session.defer(`${sql}${onDuplicate}`, values);
    for (const row of rows) this.remember(row);
  }

  private async read(keys: readonly Key[]): Promise<Row[]> {
    if (keys.length === 0) return [];
    const condition = this.definition.primaryKey.map((name, index) => `t.${name} = :${index}`);
    const rows = this.dialect.rowsByKeys(this.physicalName, condition.join(' AND '), keys);
    return this.session.query(`SELECT t.* FROM ${rows.sql}`, rows.values);
  }

  private remember(row: Row): void {
    this.rows.set(this.definition.primaryKey.map((name) => row[name]).join(' '), row);
  }

  private get columns(): readonly Column[] {
    return this.definition.columns;
  }

  private values(rows: readonly TableRow[]): unknown[][] {
    return rows.map((row) => this.columns.map(({ name }) => row[name] ?? null));
  }
}

/** Under which one version of a read model is known; the name alone is version 1, as it has always been. */
export const versionedName = ({ name, version = 1 }: TableDefinition): string =>
  version === 1 ? name : `${name}_v${version}`;

export const physicalName = (definition: TableDefinition, generation: number): string =>
  `${versionedName(definition)}_${generation}`;
