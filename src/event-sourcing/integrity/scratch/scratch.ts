import { setImmediate as turn } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { Column } from '../../log/stores/sql/dialects/dialect.js';
import type { Row, SqlSession } from '../../log/stores/sql/transactions/sql-session.js';

const CACHE_KIB = 64_000;
const PAGE = 5_000;

/**
 * A database of this process alone, for what may be too much to keep in memory. SQLite has it in a temporary
 * file without a name, which is gone when the process ends, however it ends.
 */
export class Scratch implements SqlSession {
  private readonly database = new Database('');

  constructor() {
    this.database.defaultSafeIntegers(true);
    this.database.pragma(`cache_size = -${CACHE_KIB}`);
    // Nothing of it is to last: without a COMMIT no statement waits for a disk.
    this.database.exec('BEGIN');
  }

  query(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return answered(() => this.database.prepare(sql).all(...values) as Row[]);
  }

  execute(sql: string, values: readonly unknown[] = []): Promise<number> {
    return answered(() => this.database.prepare(sql).run(...values).changes);
  }

  defer(sql: string, values: readonly unknown[] = []): void {
    this.database.prepare(sql).run(...values);
  }

  /** Makes a table anew. What is no integer stays what it is in a column of integers. */
  createTable(table: string, columns: readonly Column[], index: readonly string[] = []): void {
    const declared = columns.map(
      ({ name, type }) => `${name} ${type === 'bigint' ? 'INTEGER' : 'TEXT'}`,
    );
    this.database.exec(`DROP TABLE IF EXISTS ${table}; CREATE TABLE ${table} (${declared.join()})`);
    if (index.length > 0)
      this.database.exec(`CREATE INDEX ${table}_by_key ON ${table} (${index.join()})`);
  }

  insert(table: string, rows: readonly (readonly unknown[])[]): void {
    if (rows.length === 0) return;
    const marks = rows[0]!.map(() => '?').join();
    const statement = this.database.prepare(`INSERT INTO ${table} VALUES (${marks})`);
    for (const row of rows) statement.run(...row);
  }

  /** All rows of a table, some at a time; whoever else is at work in this process has its turn between. */
  async *pages(table: string): AsyncGenerator<Row[]> {
    for (let after: unknown = 0; ;) {
      const rows = await this.query(
        `SELECT rowid AS place, * FROM ${table} WHERE rowid > ? ORDER BY rowid LIMIT ${PAGE}`,
        [after],
      );
      if (rows.length === 0) return;
      yield rows;
      after = rows.at(-1)!.place;
      await turn();
    }
  }

  close(): void {
    this.database.close();
  }
}

/** The driver answers, or throws, at once. */
const answered = <T>(ask: () => T): Promise<T> => new Promise((resolve) => resolve(ask()));
