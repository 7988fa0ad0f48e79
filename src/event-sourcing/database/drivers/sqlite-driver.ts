import Database from 'better-sqlite3';
import { mustBeABank, prepareBank } from './sqlite-bank.js';
import { SqliteFiles } from './sqlite-files.js';

type Run = (...values: unknown[]) => unknown;

/** better-sqlite3, for one bank: its connections do nothing on a file that is not the one that they have open. */
export function sqliteDriver(path: string): typeof Database {
  const files = new SqliteFiles(path);
  class BankDatabase extends Database {
    constructor(filename: string, options?: Database.Options) {
      if (files.areOpen) files.mustBeThere();
      else prepareBank(path);
      super(filename, { ...options, fileMustExist: true });
      try {
        mustBeABank(this);
        setUp(this);
      } catch (error) {
        super.close();
        throw error;
      }
      files.opens();
    }

    override prepare(source: string): never {
      const statement = super.prepare(source);
      for (const name of ['run', 'all'] as const) {
        const run = statement[name].bind(statement) as Run;
        Object.assign(statement, { [name]: guarded(source, run, files) });
      }
      return statement as never;
    }

    override close(): this {
      if (this.open) files.closes();
      return super.close();
    }
  }
  return BankDatabase as unknown as typeof Database;
}

function guarded(source: string, run: Run, files: SqliteFiles): Run {
  // Unguarded, so that the connection does not stay in its transaction when the file is back.
  if (/^ROLLBACK\b/i.test(source)) return run;
  if (/^COMMIT\b/i.test(source)) return (...values) => files.committing(() => run(...values));
  return (...values) => {
    files.mustBeThere();
    return run(...values);
  };
}

function setUp(database: Database.Database): void {
  // Without it, integers above 2^53 are rounded.
  database.defaultSafeIntegers(true);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  // What is deleted, such as an owner's key, is overwritten with zeros.
  database.pragma('secure_delete = ON');
  // The first read makes the files beside it.
  database.pragma('schema_version');
}
