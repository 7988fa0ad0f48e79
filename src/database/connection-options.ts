import { resolve } from 'node:path';
import type { DataSourceOptions } from 'typeorm';
import { migrations } from './migrations/index.js';
import { mysqlDriver } from './mysql-driver.js';
import { IDLE_TRANSACTION_TIMEOUT_S, LOCK_TIMEOUT_S } from './timeouts.js';

const common = { migrations, migrationsTableName: 'schema_migrations', logging: false as const };
const POOL_SIZE = 10;
const CONNECT_TIMEOUT_MS = 10_000;
/** Short, since the driver waits synchronously: what is busy longer is tried again without blocking. */
const SQLITE_BUSY_TIMEOUT_MS = 50;

/**
 * TypeORM's options for a `DATABASE_URL`: `mysql://`, `mariadb://`, `postgres://` or `postgresql://`
 * (`?ssl=true` for TLS), `sqlite:./relative` or `sqlite:/absolute`.
 *
 * @throws {Error} that says what is wrong with the URL.
 */
export function connectionOptions(databaseUrl: string): DataSourceOptions {
  if (databaseUrl.startsWith('sqlite:')) return sqlite(databaseUrl.slice('sqlite:'.length));
  const url = URL.canParse(databaseUrl) ? new URL(databaseUrl) : undefined;
  switch (url?.protocol) {
    case 'mysql:':
    case 'mariadb:':
      return mysql(url);
    case 'postgres:':
    case 'postgresql:':
      return postgres(url);
    default:
      throw new Error(
        'DATABASE_URL must be mysql://..., postgres://... or sqlite:<path>, for example sqlite:./data/bank.sqlite',
      );
  }
}

function sqlite(path: string): DataSourceOptions {
  if (path === '') throw new Error('DATABASE_URL names no file: write sqlite:<path>');
  const database = resolve(path.replace(/^\/\/(?=\/)/, ''));
  return {
    ...common,
    type: 'better-sqlite3',
    database,
    timeout: SQLITE_BUSY_TIMEOUT_MS,
    prepareDatabase(db: { pragma(text: string): unknown; defaultSafeIntegers(on: boolean): void }) {
      // Else integers above 2^53 are rounded.
      db.defaultSafeIntegers(true);
      db.pragma('journal_mode = WAL');
      db.pragma('synchronous = FULL');
      // What is deleted, such as an owner's key, is overwritten with zeros.
      db.pragma('secure_delete = ON');
    },
  };
}

function server(url: URL) {
  const database = decodeURIComponent(url.pathname.slice(1));
  if (database === '') throw new Error('DATABASE_URL names no database: end it with /<database>');
  return {
    ...common,
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port ? Number(url.port) : undefined,
    username: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database,
    ssl: url.searchParams.get('ssl') === 'true' ? {} : undefined,
    poolSize: POOL_SIZE,
  };
}

const mysql = (url: URL): DataSourceOptions => ({
  ...server(url),
  type: 'mysql',
  driver: mysqlDriver,
  charset: 'utf8mb4',
  timezone: 'Z',
  supportBigNumbers: true,
  bigNumberStrings: true,
  // For what is deferred to a round trip of something else's. Values are never written into a statement by hand.
  multipleStatements: true,
  // Else the driver captures a stack for each statement, for the case that it fails.
  trace: false,
  connectTimeout: CONNECT_TIMEOUT_MS,
});

const postgres = (url: URL): DataSourceOptions => ({
  ...server(url),
  type: 'postgres',
  connectTimeoutMS: CONNECT_TIMEOUT_MS,
  extra: {
    options: [
      'default_transaction_isolation=read\\ committed',
      'timezone=UTC',
      `lock_timeout=${LOCK_TIMEOUT_S}s`,
      `idle_in_transaction_session_timeout=${IDLE_TRANSACTION_TIMEOUT_S}s`,
    ]
      .map((setting) => `-c ${setting}`)
      .join(' '),
  },
});
