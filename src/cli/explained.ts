import { connectionOptions } from '../database/connection-options.js';

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
  const { code = '' } = error as NodeJS.ErrnoException;
  const where = UNREACHABLE.has(code) ? databaseHost() : undefined;
  if (where === undefined) return error.message;
  return `The database can't be reached at ${where} (${code}): is it running, is DATABASE_URL right?`;
}

function databaseHost(): string | undefined {
  const { DATABASE_URL: url } = process.env;
  if (!url) return undefined;
  const options = connectionOptions(url);
  return 'host' in options ? `${options.host}:${options.port}` : undefined;
}
