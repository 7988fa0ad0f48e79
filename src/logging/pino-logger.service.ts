import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Level, type Logger } from 'pino';

export const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Parts of Nest that say the same at every start. */
const CHATTY = /^(InstanceLoader|RoutesResolver|RouterExplorer|Nest(Factory|Application))$/;

/** Why the program can not start: main.ts says it in one line. */
const SAID_BY_MAIN = 'ExceptionHandler';

/** Standard output, each line before the next one: what is written beside the program's work may change places. */
export const inOrder = (): DestinationStream => pino.destination({ dest: 1, sync: true });

/** Nest's logger, on pino: a JSON object a line. */
export class PinoLogger implements LoggerService {
  private readonly pino: Logger;
  private details: () => object = () => ({});

  /** Writes to standard output unless told otherwise. */
  constructor(level: LogLevel, destination: DestinationStream = pino.destination(1)) {
    const options = {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label: string) => ({ level: label }) },
      // A copy: pino writes the line's own fields into it.
      mixin: () => ({ ...this.details() }),
    };
    this.pino = pino(options, destination);
  }

  /** Adds what `details` then says to each line, such as the correlation id. */
  enrich(details: () => object): void {
    this.details = details;
  }

  log(message: unknown, ...more: unknown[]): void {
    const chatty = CHATTY.test(String(more.at(-1)));
    this.write(chatty ? 'debug' : 'info', message, more);
  }

  fatal(message: unknown, ...more: unknown[]): void {
    this.write('fatal', message, more);
  }

  error(message: unknown, ...more: unknown[]): void {
    if (more.at(-1) === SAID_BY_MAIN) return;
    this.write('error', message, more);
  }

  warn(message: unknown, ...more: unknown[]): void {
    this.write('warn', message, more);
  }

  debug(message: unknown, ...more: unknown[]): void {
    this.write('debug', message, more);
  }

  verbose(message: unknown, ...more: unknown[]): void {
    this.write('trace', message, more);
  }

  /** Nest gives the context last, and of an error maybe the stack before it. */
  private write(level: Level, message: unknown, more: readonly unknown[]): void {
    const context = more.at(-1);
    const stack = more.length > 1 ? more[0] : undefined;
    if (message instanceof Error) this.pino[level]({ context, err: message }, message.message);
    else if (typeof message === 'object') this.pino[level]({ context, stack, ...message });
    else this.pino[level]({ context, stack }, message as string);
  }
}
