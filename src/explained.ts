import { connectionOptions } from './database/connection-options.js';

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'ETIMEDOUT',
]);

/** By MySQL or MariaDB, and by PostgreSQL: the password, the user, or the name of the database is wrong. */
const REFUSED = new Set([
  'ER_ACCESS_DENIED_ERROR',
  'ER_DBACCESS_DENIED_ERROR',
  'ER_BAD_DB_ERROR',
  '28P01',
  '28000',
  '3D000',
]);

/** A failure in a line. */
export function explained(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code = '' } = error as NodeJS.ErrnoException;
  const where = UNREACHABLE.has(code) || REFUSED.has(code) ? databaseHost() : undefined;
  if (where === undefined) return error.message;
  return REFUSED.has(code)
    ? `The database at ${where} refuses DATABASE_URL: ${error.message}. Correct its user, password or database.`
    : `The database can't be reached at ${where} (${code}): is it running, is DATABASE_URL right?`;
}

function databaseHost(): string | undefined {
  const { DATABASE_URL: url } = process.env;
  if (!url) return undefined;
  const options = connectionOptions(url);
  if (!('host' in options)) return undefined;
  return options.port === undefined ? options.host : `${options.host}:${options.port}`;
}
