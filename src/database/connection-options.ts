import { resolve } from 'node:path';
import type { DataSourceOptions } from 'typeorm';
import { migrations } from './migrations/index.js';
import {
  IDLE_TRANSACTION_TIMEOUT_S,
  lockTimeoutSeconds,
  patienceFor,
} from '../event-sourcing/typeorm/connections/patience.js';
import { DEFAULT_ANSWER_WITHIN_MS } from '../event-sourcing/typeorm/transactions.js';
import { mysqlDriver } from './mysql-driver.js';
import { postgresDriver } from './postgres-driver.js';
import { sqliteDriver } from './sqlite-driver.js';

export const migrationOptions = { migrations, migrationsTableName: 'schema_migrations' };
const common = { ...migrationOptions, logging: false as const };
const POOL_SIZE = 10;
/** After so many milliseconds without traffic TCP asks whether the other side is there yet. */
const KEEP_ALIVE_AFTER_MS = 10_000;
/** Short, since the driver waits synchronously: what is busy longer is tried again without blocking. */
const SQLITE_BUSY_TIMEOUT_MS = 10;

/**
 * TypeORM's options for a `DATABASE_URL`: `mysql://`, `mariadb://`, `postgres://` or `postgresql://`
 * (`?ssl=true` for TLS), `sqlite:./relative` or `sqlite:/absolute`.
 *
 * @param answerWithinMs within how many milliseconds a request is answered, whatever the database does.
 * @throws {Error} that says what is wrong with the URL.
 */
export function connectionOptions(
  databaseUrl: string,
  answerWithinMs = DEFAULT_ANSWER_WITHIN_MS,
): DataSourceOptions {
  if (databaseUrl.startsWith('sqlite:')) return sqlite(databaseUrl.slice('sqlite:'.length));
  const url = URL.canParse(databaseUrl) ? new URL(databaseUrl) : undefined;
  switch (url?.protocol) {
    case 'mysql:':
    case 'mariadb:':
      return mysql(url, answerWithinMs);
    case 'postgres:':
    case 'postgresql:':
      return postgres(url, answerWithinMs);
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
    driver: sqliteDriver(database),
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

const mysql = (url: URL, answerWithinMs: number): DataSourceOptions => ({
  ...server(url),
  type: 'mysql',
  driver: mysqlDriver(lockTimeoutSeconds(answerWithinMs)),
  charset: 'utf8mb4',
  timezone: 'Z',
  supportBigNumbers: true,
  bigNumberStrings: true,
  // For what is deferred to a round trip of something else's. Values are never written into a statement by hand.
  multipleStatements: true,
  // Else the driver captures a stack for each statement, for the case that it fails.
  trace: false,
  connectTimeout: patienceFor(answerWithinMs).answerMs,
  extra: { enableKeepAlive: true, keepAliveInitialDelay: KEEP_ALIVE_AFTER_MS },
});

const postgres = (url: URL, answerWithinMs: number): DataSourceOptions => ({
  ...server(url),
  type: 'postgres',
  driver: postgresDriver,
  connectTimeoutMS: patienceFor(answerWithinMs).answerMs,
  extra: {
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_AFTER_MS,
    options: [
      'default_transaction_isolation=read\\ committed',
      'timezone=UTC',
      `lock_timeout=${lockTimeoutSeconds(answerWithinMs)}s`,
      `idle_in_transaction_session_timeout=${IDLE_TRANSACTION_TIMEOUT_S}s`,
    ]
      .map((setting) => `-c ${setting}`)
      .join(' '),
  },
});
