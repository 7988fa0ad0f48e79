import type { LoggerService } from '@nestjs/common';

declare global {
  /** What applications under test have logged as errors since the test began; told if it fails. */
  var applicationErrors: string[] | undefined;
}

const MOST = 20;

const textOf = (part: unknown): string =>
  part instanceof Error
    ? (part.stack ?? part.message)
    : typeof part === 'string'
      ? part
      : JSON.stringify(part);

function keep(...parts: unknown[]): void {
  const errors = (globalThis.applicationErrors ??= []);
  if (errors.length < MOST)
    errors.push(
      parts
        .filter((part) => part !== undefined)
        .map(textOf)
        .join(' '),
    );
}

/** The log of an application under test: quiet, but for the errors, which a failing test tells. */
export const keptErrors: LoggerService = {
  log: () => undefined,
  warn: () => undefined,
  error: keep,
  fatal: keep,
};
