import type { DestinationStream } from 'pino';

interface Entry extends Readonly<Record<string, unknown>> {
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
      const entry = JSON.parse(json) as Entry;
      const { time, level, msg, context, correlationId, stack, err, ...fields } = entry;
      const at = time.slice('2026-01-01T'.length, -1);
      const about = [context, correlationId].filter(Boolean).join(' ');
      const words = [msg, ...Object.entries(fields).map(asText), about && `(${about})`];
      write(`${at} ${level.toUpperCase().padEnd(5)} ${words.filter(Boolean).join(' ')}\n`);
      const trace = err?.stack ?? stack;
      if (trace) write(`${trace}\n`);
    },
  };
}

const asText = ([name, value]: [string, unknown]): string => {
  const isWord = typeof value === 'string' && /^[\w./:*-]+$/.test(value);
  return `${name}=${isWord ? value : JSON.stringify(value)}`;
};
