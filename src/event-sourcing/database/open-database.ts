import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { answeredWithin } from '../log/stores/sql/connections/answered-within.js';
import { driverError } from '../log/stores/sql/dialects/dialect.js';
import { MIGRATIONS_TABLE } from './database-options.js';
import { NoBankThere } from './database.errors.js';
import { migrate } from './migrate.js';
import { mustBeAllowedToMigrate } from './servers/rights.js';
import { mustBeFit } from './servers/server-check.js';
import { UnfitServer } from './servers/unfit-server.js';

const CONNECT_WITHIN_MS = 10_000;
const RETRY_AFTER_MS = 500;

/** By MySQL or MariaDB, and by PostgreSQL: the password, the user, or the name of the database is wrong. */
const REFUSED = new Set([
  'ER_ACCESS_DENIED_ERROR',
  'ER_DBACCESS_DENIED_ERROR',
  'ER_BAD_DB_ERROR',
  '28P01',
  '28000',
  '3D000',
]);

export interface Opening {
  /** For how many milliseconds to try to reach the server. */
  readonly waitMs?: number;
  /** How many milliseconds each try may take. */
  readonly withinMs?: number;
  /** Whether to refuse a database that no bank has been begun in. */
  readonly onlyExisting?: boolean;
}

/** Connects, and brings the schema up to date. @throws {NoBankThere} if only an existing bank will do. */
export async function openDatabase(
  options: DataSourceOptions,
  { waitMs = 0, withinMs = CONNECT_WITHIN_MS, onlyExisting = false }: Opening = {},
): Promise<DataSource> {
  const dataSource = await connect(options, waitMs, withinMs);
  try {
    if (onlyExisting) await mustHoldBank(dataSource);
    await mustBeAllowedToMigrate(dataSource);
    await migrate(dataSource);
    return dataSource;
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
}

/** Whether the server is there and does not let this user in. */
export const isDoorClosed = (error: unknown): boolean => REFUSED.has(driverError(error).code ?? '');

/** Whether what the server has for a certificate is not what `DATABASE_URL` asks for. */
export const isNotTrusted = (error: unknown): boolean =>
  /certificate|altnames|does not support (SSL|secure) connection/.test(driverError(error).message);

const isFinal = (error: unknown): boolean =>
  isDoorClosed(error) || isNotTrusted(error) || error instanceof UnfitServer;

async function mustHoldBank(dataSource: DataSource): Promise<void> {
  const runner = dataSource.createQueryRunner();
  try {
    if (!(await runner.hasTable(MIGRATIONS_TABLE))) throw new NoBankThere();
  } finally {
    await runner.release();
  }
}

/** As for any of the bank's own connections. */
function connectTimeoutOf(options: DataSourceOptions): number {
  if (options.type === 'mysql') return options.connectTimeout ?? Infinity;
  return options.type === 'postgres' ? (options.connectTimeoutMS ?? Infinity) : Infinity;
}

async function connect(
  options: DataSourceOptions,
  waitMs: number,
  withinMs: number,
): Promise<DataSource> {
  if (options.type === 'better-sqlite3') return openFile(options);
  const logger = new Logger('Database');
  for (const started = performance.now(), told = new Set<string>(); ;) {
    try {
      await mustBeFit(options, Math.min(withinMs, connectTimeoutOf(options)));
      return await answeredWithin(withinMs, new DataSource(options).initialize());
    } catch (error) {
      const left = started + waitMs - performance.now();
      if (isFinal(error) || left <= 0) throw error;
      const { message } = driverError(error);
      if (!told.has(message))
        logger.warn(`No connection yet (${message}): trying on for ${Math.ceil(left / 1_000)} s`);
      told.add(message);
      await delay(RETRY_AFTER_MS);
    }
  }
}

async function openFile(
  options: Extract<DataSourceOptions, { type: 'better-sqlite3' }>,
): Promise<DataSource> {
  try {
    // TypeORM would make the folder for all to read.
    mkdirSync(dirname(options.database), { recursive: true, mode: 0o700 });
    return await new DataSource(options).initialize();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`DATABASE_URL names a file that can't be opened: ${why}`, { cause: error });
  }
}
