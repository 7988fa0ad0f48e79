import { connectionOptions } from './database/connection-options.js';
import { isDoorClosed, isNotTrusted } from './database/open-database.js';

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
  const code = codeOf(error);
  const isRefused = isDoorClosed(error);
  const isUntrusted = isNotTrusted(error);
  const where = UNREACHABLE.has(code) || isRefused || isUntrusted ? databaseHost() : undefined;
  if (where === undefined) return error.message;
  if (isUntrusted)
    return `The database at ${where} is not trusted: ${error.message}. See to its certificate, or to the TLS that DATABASE_URL asks for.`;
  return isRefused
    ? `The database at ${where} refuses DATABASE_URL: ${error.message}. Correct its user, password or database.`
    : `The database can't be reached at ${where} (${code}): is it running, is DATABASE_URL right?`;
}

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
