import { isISO4217CurrencyCode } from 'class-validator';
import type { DataSourceOptions } from 'typeorm';
import { connectionOptions } from './database/connection-options.js';
import {
  defaultFollowersOptions,
  type FollowersOptions,
} from './event-sourcing/followers.module.js';
import { defaultJournalOptions, type JournalOptions } from './event-sourcing/journal/journal.js';
import { logLevels, type LogLevel } from './logging/pino-logger.service.js';
import type { Currency } from './money/money.js';

export interface Configuration {
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string;
  readonly database: DataSourceOptions;
  readonly logLevel: LogLevel;
  readonly defaultCurrency: Currency;
  readonly journal: JournalOptions;
  readonly followers: FollowersOptions;
}

/** The environment has mistakes; `message` has a line for each. */
export class ConfigurationMistakes extends Error {
  constructor(readonly mistakes: readonly string[]) {
    super(mistakes.join('\n'));
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The configuration that the environment asks for. An empty variable is as good as none.
 *
 * @throws {ConfigurationMistakes} with all of them at once.
 */
export function readConfiguration(environment: Environment): Configuration {
  const reader = new Reader(environment);
  const databaseUrl = reader.text('DATABASE_URL', 'sqlite:./data/bank.sqlite');
  const configuration = {
    port: reader.number('PORT', 3000, 0, 65_535),
    host: reader.text('HOST', '127.0.0.1'),
    databaseUrl,
    database: reader.attempt('DATABASE_URL', () => connectionOptions(databaseUrl)),
    logLevel: reader.oneOf('LOG_LEVEL', logLevels, 'info'),
    defaultCurrency: reader.currency('DEFAULT_CURRENCY', 'EUR'),
    journal: {
      maxWaiting: reader.number('JOURNAL_MAX_WAITING', defaultJournalOptions.maxWaiting),
      maxBatch: reader.number('JOURNAL_MAX_BATCH', defaultJournalOptions.maxBatch),
      maxStreams: reader.number('JOURNAL_MAX_STREAMS', defaultJournalOptions.maxStreams),
    },
    followers: {
      ...defaultFollowersOptions,
      lead: reader.oneOf('ROLE', ['all', 'api'], 'all') === 'all',
      leaseMs: reader.number('LEASE_MS', defaultFollowersOptions.leaseMs, 500, 600_000),
      longestReadWaitMs: reader.number(
        'MAX_READ_WAIT_MS',
        defaultFollowersOptions.longestReadWaitMs,
        0,
        60_000,
      ),
    },
  };
  if (reader.mistakes.length > 0) throw new ConfigurationMistakes(reader.mistakes);
  return configuration;
}

/** A database's URL, fit to be shown. */
export function withoutSecrets(databaseUrl: string): string {
  if (databaseUrl.startsWith('sqlite:') || !URL.canParse(databaseUrl)) return databaseUrl;
  const url = new URL(databaseUrl);
  if (url.password) url.password = '***';
  url.search = '';
  return url.href;
}

class Reader {
  readonly mistakes: string[] = [];

  constructor(private readonly environment: Environment) {}

  text(name: string, otherwise: string): string {
    return this.environment[name]?.trim() || otherwise;
  }

  number(name: string, otherwise: number, from = 1, to = 10_000_000): number {
    const text = this.text(name, String(otherwise));
    const value = /^\d{1,8}$/.test(text) ? Number(text) : NaN;
    if (value >= from && value <= to) return value;
    return this.mistake(`${name} must be a whole number from ${from} to ${to}, not "${text}".`);
  }

  oneOf<T extends string>(name: string, values: readonly T[], otherwise: T): T {
    const text = this.text(name, otherwise);
    const value = values.find((each) => each === text.toLowerCase());
    return value ?? this.mistake(`${name} must be one of ${values.join(', ')}, not "${text}".`);
  }

  currency(name: string, otherwise: Currency): Currency {
    const text = this.text(name, otherwise).toUpperCase();
    if (isISO4217CurrencyCode(text)) return text;
    return this.mistake(`${name} must be an ISO 4217 currency such as EUR, not "${text}".`);
  }

  attempt<T>(name: string, read: () => T): T {
    try {
      return read();
    } catch (error) {
      const { message } = error as Error;
      return this.mistake(message.startsWith(name) ? message : `${name}: ${message}`);
    }
  }

  private mistake(line: string): never {
    this.mistakes.push(line);
    return undefined as never;
  }
}
