import type { DataSourceOptions, MigrationInterface } from 'typeorm';
import { lockTimeoutSeconds, patienceFor } from '../log/stores/sql/dialects/patience.js';
import { DEFAULT_ANSWER_WITHIN_MS } from '../log/stores/sql/transactions/transactions.js';
import { coreMigrations } from './migrations/index.js';
import { mysqlDriver } from './drivers/mysql-driver.js';
import { postgresDriver, setUpSession } from './drivers/postgres-driver.js';
import { sqliteDriver } from './drivers/sqlite-driver.js';
import { mysqlOptions } from './url/mysql-options.js';
import { postgresOptions } from './url/postgres-options.js';
import { sqlitePath } from './url/sqlite-path.js';

/** The table that says which migrations a database has had. */
export const MIGRATIONS_TABLE = 'schema_migrations';

/** A migration of the application's own tables; its name ends with a time, by which it finds its place among the others. */
export type Migration = new () => MigrationInterface;

/** TypeORM's options for the migrations of the core, and those of the application. */
export const migrationOptions = (own: readonly Migration[] = []) => ({
  migrations: [...coreMigrations, ...own],
  migrationsTableName: MIGRATIONS_TABLE,
});

export interface DatabaseSettings {
  /** Within how many milliseconds a request is answered, whatever the database does. */
  readonly answerWithinMs?: number;
  /** Migrations of the application's own tables. */
  readonly migrations?: readonly Migration[];
}

/** After so many milliseconds without traffic TCP asks whether the other side is there yet. */
const KEEP_ALIVE_AFTER_MS = 10_000;
/** Short, since the driver waits synchronously: what is busy longer is tried again without blocking. */
const SQLITE_BUSY_TIMEOUT_MS = 10;

/**
 * TypeORM's options for the URL of a database: all that it says is done, or it is refused. Sessions are set up, and
 * the tables of the log are among the migrations.
 *
 * @throws {Error} that says what is wrong with the URL, and begins with "must".
 */
export function databaseOptions(
  databaseUrl: string,
  { answerWithinMs = DEFAULT_ANSWER_WITHIN_MS, migrations }: DatabaseSettings = {},
): DataSourceOptions {
  const common = { ...migrationOptions(migrations), logging: false as const };
  return { ...common, ...connectionOptions(databaseUrl, answerWithinMs) };
}

function connectionOptions(databaseUrl: string, answerWithinMs: number): DataSourceOptions {
  const scheme = /^([a-z]+):/i.exec(databaseUrl)?.[1]?.toLowerCase();
  switch (scheme) {
    case 'sqlite':
      return sqlite(databaseUrl.slice('sqlite:'.length));
    case 'mysql':
    case 'mariadb':
      return mysql(databaseUrl, answerWithinMs);
    case 'postgres':
    case 'postgresql':
      return postgres(databaseUrl, answerWithinMs);
    default:
      throw new Error(
        'must be mysql://..., postgres://... or sqlite:<path>, for example sqlite:./data/bank.sqlite.',
      );
  }
}

function sqlite(path: string): DataSourceOptions {
  const database = sqlitePath(path);
  return {
    type: 'better-sqlite3',
    database,
    timeout: SQLITE_BUSY_TIMEOUT_MS,
    driver: sqliteDriver(database),
  };
}

function mysql(databaseUrl: string, answerWithinMs: number): DataSourceOptions {
  const options = mysqlOptions(databaseUrl);
  return {
    ...options,
    driver: mysqlDriver(lockTimeoutSeconds(answerWithinMs)),
    charset: 'utf8mb4',
    timezone: 'Z',
    supportBigNumbers: true,
    bigNumberStrings: true,
    // For what is deferred to a round trip of something else's. Values are never written into a statement by hand.
    multipleStatements: true,
    // With it, the driver would capture a stack for each statement, in case it fails.
    trace: false,
    connectTimeout: patienceFor(answerWithinMs).answerMs,
    extra: {
      enableKeepAlive: true,
      keepAliveInitialDelay: KEEP_ALIVE_AFTER_MS,
      ...options.extra,
    },
  };
}

function postgres(databaseUrl: string, answerWithinMs: number): DataSourceOptions {
  const options = postgresOptions(databaseUrl);
  return {
    ...options,
    driver: postgresDriver,
    connectTimeoutMS: patienceFor(answerWithinMs).answerMs,
    extra: {
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_AFTER_MS,
      onConnect: setUpSession(lockTimeoutSeconds(answerWithinMs), options.schema),
    },
  };
}
