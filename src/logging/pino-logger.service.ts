import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Level, type Logger } from 'pino';

export const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Parts of Nest whose every start says the same. */
const CHATTY = /^(InstanceLoader|RoutesResolver|RouterExplorer|Nest(Factory|Application))$/;

export interface PinoLoggerOptions {
  readonly level: LogLevel;
  /** Where the lines go; standard output if left out. */
  readonly destination?: DestinationStream;
  /** What is added to each line. */
  readonly mixin?: () => object;
}

/** Nest's logger, on pino: a JSON line an entry. */
export class PinoLogger implements LoggerService {
  private readonly pino: Logger;

  constructor({ level, destination, mixin }: PinoLoggerOptions) {
    this.pino = pino(
      {
        level,
        base: undefined,
        mixin,
        timestamp: pino.stdTimeFunctions.isoTime,
        formatters: { level: (label) => ({ level: label }) },
      },
      destination ?? pino.destination(1),
    );
  }

  log(message: unknown, ...more: unknown[]): void {
    this.write('info', message, more);
  }

  fatal(message: unknown, ...more: unknown[]): void {
    this.write('fatal', message, more);
  }

  error(message: unknown, ...more: unknown[]): void {
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

  /** Nest gives the context last, and before it, with an error, maybe a stack. */
  private write(level: Level, message: unknown, more: readonly unknown[]): void {
    const context = more.at(-1) as string | undefined;
    const [stack] = more.length > 1 ? more : [];
    const at = level === 'info' && context && CHATTY.test(context) ? 'debug' : level;
    if (message instanceof Error) this.pino[at]({ context, err: message }, message.message);
    else if (typeof message === 'object') this.pino[at]({ context, ...message });
    else this.pino[at]({ context, stack }, message as string);
  }
}
