import type { DestinationStream } from 'pino';

interface Entry {
  readonly time: string;
  readonly level: string;
  readonly msg?: string;
  readonly context?: string;
  readonly correlationId?: string;
  readonly stack?: string;
  readonly err?: { readonly stack: string };
}

/** For a person at a terminal: the entries of the log as plain lines. */
export function readableLines(write: (line: string) => void): DestinationStream {
  return {
    write(json: string) {
      const {
        time,
        level,
        msg = '',
        context,
        correlationId,
        stack,
        err,
      } = JSON.parse(json) as Entry;
      const at = time.slice('2026-01-01T'.length, -1);
      const about = [context, correlationId].filter(Boolean).join(' ');
      write(`${at} ${level.toUpperCase().padEnd(5)} ${msg}${about && ` (${about})`}\n`);
      const trace = err?.stack ?? stack;
      if (trace) write(`${trace}\n`);
    },
  };
}
