import { join } from 'node:path';
import { DataSource } from 'typeorm';
import type { Folder } from './folder.js';

/** A file, which other programs may hold locked. */
export class SqliteDatabase {
  readonly url: string;
  private readonly path: string;

  constructor(readonly folder: Folder) {
    this.path = join(folder.path, 'bank.sqlite');
    this.url = `sqlite:${this.path}`;
  }

  /** Opens a transaction with these statements, and leaves it open; answers how to end it. */
  async hold(...statements: readonly string[]): Promise<() => Promise<void>> {
    const other = new DataSource({ type: 'better-sqlite3', database: this.path, timeout: 5_000 });
    await other.initialize();
    for (const statement of statements) await other.query(statement);
    return () => other.destroy();
  }

  async close(): Promise<void> {
    await this.folder.remove();
  }
}
