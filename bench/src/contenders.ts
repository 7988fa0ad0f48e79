import { join } from 'node:path';
import type { DatabaseName } from './databases.ts';
import { ServerUnderTest } from './server-under-test.ts';

/** What is compared: the bank on one of the databases, or what stands beside it. */
export interface Contender {
  readonly name: string;
  readonly database?: DatabaseName;
  /** Whether it has followers, which must come to the log's end before its work is done. */
  readonly settles: boolean;
  start(databaseUrl: string): Promise<ServerUnderTest>;
}

const root = join(import.meta.dirname, '..', '..');

const bank = (name: string, database: DatabaseName): Contender => ({
  name,
  database,
  settles: true,
  start: (DATABASE_URL) => ServerUnderTest.start([join(root, 'dist', 'main.js')], { DATABASE_URL }),
});

const reference = (name: string, file: string, database?: DatabaseName): Contender => ({
  name,
  database,
  settles: false,
  start: (DATABASE_URL) =>
    ServerUnderTest.start(
      [
        ...['--import', '@swc-node/register/esm-register'],
        join(import.meta.dirname, 'references', 'serve.ts'),
        `./${file}.ts`,
      ],
      { DATABASE_URL },
    ),
});

export const bankOnMariadb = bank('bank, MariaDB', 'mariadb');
export const bankOnPostgres = bank('bank, PostgreSQL', 'postgres');
export const bankOnSqlite = bank('bank, SQLite', 'sqlite');
export const nothing = reference('does nothing', 'nothing');
export const naive = reference('naive, MariaDB', 'naive', 'mariadb');
