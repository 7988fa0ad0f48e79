import { connectionOptions } from './configuration/connection-options.js';
import { isDoorClosed, isNotTrusted } from './event-sourcing/database/open-database.js';
import { reasonOf } from './event-sourcing/log/event-log.errors.js';
import { DatabaseSilent } from './event-sourcing/log/stores/sql/connections/database-trouble.js';
import { dialectFor } from './event-sourcing/log/stores/sql/dialects/dialects.js';

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'ETIMEDOUT',
]);

/** A failure in a line. */
export function explained(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (isLockedOut(error)) return busy(error);
  const code = codeOf(error);
  const isRefused = isDoorClosed(error);
  const isUntrusted = isNotTrusted(error);
  const where = UNREACHABLE.has(code) || isRefused || isUntrusted ? databaseHost() : undefined;
  if (where === undefined) return error.message;
  if (isUntrusted)
    return `The database at ${where} is not trusted: ${error.message}. See to its certificate, or to the TLS that DATABASE_URL asks for.`;
  if (error instanceof DatabaseSilent)
    return `The database at ${where} does not answer: ${error.message} Is it running, is DATABASE_URL right?`;
  return isRefused
    ? `The database at ${where} refuses DATABASE_URL: ${error.message}. Correct its user, password or database.`
    : `The database can't be reached at ${where} (${code}): is it running, is DATABASE_URL right?`;
}

/** Whichever database it is: no error of one is an error of another. */
const isLockedOut = (error: unknown): boolean =>
  (['mysql', 'postgres', 'better-sqlite3'] as const).some((type) =>
    dialectFor(type).isTransient(error),
  ) ||
  (error instanceof Error && error.cause instanceof Error && isLockedOut(error.cause));

const busy = (error: Error): string =>
  `The database is busy: somebody holds what this waits for (${reasonOf(error)}). ` +
  'Try again; if it stays so, look which session of the database holds a lock, and end it.';

/** pg-pool's error of a connection that takes too long has none. */
function codeOf(error: NodeJS.ErrnoException): string {
  return (
    error.code ?? (/connection timeout|trying to connect/.test(error.message) ? 'ETIMEDOUT' : '')
  );
}

function databaseHost(): string | undefined {
  const { DATABASE_URL: url } = process.env;
  if (!url) return undefined;
  const options = connectionOptions(url);
  if ('socketPath' in options && options.socketPath) return options.socketPath;
  if (!('host' in options)) return undefined;
  return options.port === undefined ? options.host : `${options.host}:${options.port}`;
}
