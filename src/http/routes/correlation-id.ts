import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

export const CORRELATION_ID = 'X-Correlation-Id';
const PRINTABLE_ASCII = /^[\x20-\x7e]{1,128}$/;

/** The request's own, if it is 1 to 128 printable ASCII characters, else a new one. */
export function correlationIdOf(headers: IncomingHttpHeaders): string {
  const given = headers['x-correlation-id'];
  return typeof given === 'string' && PRINTABLE_ASCII.test(given) ? given : randomUUID();
}
