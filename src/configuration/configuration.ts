import { isEmail } from 'class-validator';
import type { DataSourceOptions } from 'typeorm';
import type { BonusOptions } from '../account/policies/bonus.settings.js';
import { MAX_OPERATIONS } from '../account/bulk/bulk.requests.js';
import { ConfigurationMistakes } from './configuration-mistakes.js';
import { connectionOptions } from './connection-options.js';
import type { Opening } from '../event-sourcing/database/open-database.js';
import { withPassword } from '../event-sourcing/database/url/server-url.js';
import {
  defaultConsumersOptions,
  type ConsumersOptions,
} from '../event-sourcing/nest/consumers.module.js';
import { defaultDeferral } from '../event-sourcing/consume/policies/deferral.js';
import {
  defaultJournalOptions,
  type JournalOptions,
} from '../event-sourcing/decide/journal/journal.js';
import { LONGEST_LEASE_MS } from '../event-sourcing/consume/checkpoints/leases.js';
import { DEFAULT_MAX_CLOCK_LEAD_MS } from '../event-sourcing/log/stores/sql/clock-watch.js';
import { EnvironmentReader, type Environment } from './environment-reader.js';
import { defaultHttpSettings, type HttpSettings } from '../http/connections/http.settings.js';
import { parseBasePath, parseTrustedProxies } from '../http/outside/outside.settings.js';
import { isUuid } from '../http/parameters/parameter.decorators.js';
import { logLevels, type LogLevel } from '../logging/pino-logger.service.js';
import { requestLogs, type RequestLogMode } from '../logging/request-log.js';
import type { MailOptions } from '../mail/mail.module.js';
import { LONGEST_MAIL_MS } from '../mail/smtp-mailer.js';
import { parseSmtpUrl } from '../mail/smtp-url.js';
import type { Currency } from '../money/money.js';
import { parseDataKey, type DataKey } from '../personal-data/data-key.js';
import type { DataKeys } from '../personal-data/data-keys.js';

/** For how long a program that starts waits for a database server that starts as well. */
const DATABASE_WAIT_MS = 10_000;

const roles = ['all', 'api', 'consumers'] as const;

/** What a process does: it serves the API, it runs consumers, or both. */
export type Role = (typeof roles)[number];

export interface Configuration {
  readonly role: Role;
  readonly port: number;
  readonly host: string;
  readonly http: HttpSettings;
  /** Milliseconds between a SIGTERM and the end of listening. */
  readonly drainMs: number;
  readonly databaseUrl: string;
  readonly database: DataSourceOptions;
  readonly opening: Opening;
  readonly logLevel: LogLevel;
  readonly requestLog: RequestLogMode;
  readonly defaultCurrency: Currency;
  readonly journal: JournalOptions;
  /** How far the database's clock may be ahead of this process's and of the last event. */
  readonly maxClockLeadMs: number;
  readonly consumers: ConsumersOptions;
  /** Without it no personal data is taken. */
  readonly dataKeys?: DataKeys;
  readonly mail: MailOptions;
  /** Without it no bonus is paid. */
  readonly bonus?: BonusOptions;
}

/**
 * The configuration that the environment asks for. An empty variable is as good as none.
 *
 * @throws {ConfigurationMistakes} with all of them at once.
 */
export function readConfiguration(environment: Environment): Configuration {
  const reader = new EnvironmentReader(environment);
  const givenUrl = reader.text('DATABASE_URL', 'sqlite:./data/bank.sqlite');
  const databaseUrl = reader.attempt('DATABASE_PASSWORD', () =>
    withPassword(givenUrl, reader.verbatim('DATABASE_PASSWORD')),
  );
  const role = reader.oneOf('ROLE', roles, 'all');
  const answerWithinMs = reader.number(
    'ANSWER_WITHIN_MS',
    defaultJournalOptions.answerWithinMs,
    3_000,
    600_000,
  );
  const configuration = {
    role,
    port: reader.number('PORT', 3000, 0, 65_535),
    host: reader.text('HOST', '127.0.0.1'),
    http: readHttpSettings(reader),
    drainMs: reader.number('DRAIN_MS', 5_000, 0, 600_000),
    databaseUrl,
    database: reader.attempt('DATABASE_URL', () =>
      connectionOptions(databaseUrl ?? givenUrl, answerWithinMs),
    ),
    opening: { waitMs: DATABASE_WAIT_MS },
    logLevel: reader.oneOf('LOG_LEVEL', logLevels, 'info'),
    requestLog: reader.oneOf('REQUEST_LOG', requestLogs, 'failed'),
    defaultCurrency: reader.currency('DEFAULT_CURRENCY', 'EUR'),
    journal: {
      // With less, a request of the most operations would find no room on an idle server either.
      maxWaiting: reader.number(
        'JOURNAL_MAX_WAITING',
        defaultJournalOptions.maxWaiting,
        MAX_OPERATIONS,
      ),
      maxBatch: reader.number('JOURNAL_MAX_BATCH', defaultJournalOptions.maxBatch),
      maxStreams: reader.number('JOURNAL_MAX_STREAMS', defaultJournalOptions.maxStreams),
      answerWithinMs,
    },
    maxClockLeadMs: reader.number(
      'MAX_CLOCK_LEAD_MS',
      DEFAULT_MAX_CLOCK_LEAD_MS,
      1_000,
      86_400_000,
    ),
    consumers: {
      ...defaultConsumersOptions,
      run: role !== 'api',
      stuckAfterMs: answerWithinMs,
      leaseMs: reader.number('LEASE_MS', defaultConsumersOptions.leaseMs, 500, LONGEST_LEASE_MS),
      retiredGraceMs: reader.number(
        'RETIRED_GRACE_MS',
        defaultConsumersOptions.retiredGraceMs,
        0,
        86_400_000,
      ),
      longestReadWaitMs: reader.number(
        'MAX_READ_WAIT_MS',
        defaultConsumersOptions.longestReadWaitMs,
        0,
        60_000,
      ),
    },
    dataKeys: readDataKeys(reader),
    mail: readMail(reader),
    bonus: readBonus(reader),
  };
  reader.refuseMisspelt();
  if (reader.mistakes.length > 0) throw new ConfigurationMistakes(reader.mistakes);
  return configuration;
}

function readHttpSettings(reader: EnvironmentReader): HttpSettings {
  const { requestTimeoutMs, stalledAnswerMs, keepAliveMs } = defaultHttpSettings;
  return {
    outside: {
      basePath: reader.optional('BASE_PATH', parseBasePath) ?? '',
      isTrusted: reader.optional('TRUST_PROXY', parseTrustedProxies) ?? (() => false),
    },
    requestTimeoutMs: reader.number('REQUEST_TIMEOUT_MS', requestTimeoutMs, 100, 600_000),
    stalledAnswerMs: reader.number('STALLED_ANSWER_MS', stalledAnswerMs, 100, 600_000),
    keepAliveMs: reader.number('KEEP_ALIVE_MS', keepAliveMs, 100, 3_600_000),
  };
}

function readDataKeys(reader: EnvironmentReader): DataKeys | undefined {
  const current = reader.optional('DATA_KEY', parseDataKey);
  const previous = reader.optional('DATA_KEY_PREVIOUS', (text) => {
    if (reader.text('DATA_KEY', '') === '')
      throw new Error('must stand beside the DATA_KEY that replaces it.');
    return otherThan(current, parseDataKey(text));
  });
  return current && { current, previous };
}

function otherThan(current: DataKey | undefined, previous: DataKey): DataKey {
  if (previous.id === current?.id) throw new Error('must be another key than DATA_KEY.');
  return previous;
}

function readMail(reader: EnvironmentReader): MailOptions {
  const { firstPauseMs, longestPauseMs, giveUpAfterMs } = defaultDeferral;
  return {
    server: reader.optional('SMTP_URL', parseSmtpUrl),
    from: reader.attempt('MAIL_FROM', () => sender(reader.text('MAIL_FROM', 'bank@localhost'))),
    // A consumer that has nothing to show for a minute is taken to hang.
    longestMs: reader.number('MAIL_TIMEOUT_MS', LONGEST_MAIL_MS, 100, 45_000),
    deferral: {
      firstPauseMs: reader.number('MAIL_RETRY_MS', firstPauseMs, 10, longestPauseMs),
      longestPauseMs,
      giveUpAfterMs: reader.number('MAIL_GIVE_UP_MS', giveUpAfterMs, 1_000, 30 * 86_400_000),
    },
  };
}

function readBonus(reader: EnvironmentReader): BonusOptions | undefined {
  const accountId = reader.optional('BONUS_ACCOUNT_ID', accountIdOf);
  const basisPoints = reader.number('BONUS_RATE', 100, 1, 10_000);
  const cap = reader.amount('BONUS_CAP', 100_000n);
  return accountId === undefined ? undefined : { accountId, basisPoints, cap };
}

function accountIdOf(text: string): string {
  if (!isUuid(text)) throw new Error(`must be a UUID, not "${text}".`);
  return text.toLowerCase();
}

function sender(text: string): string {
  const options = {
    allow_display_name: true,
    require_tld: false,
    allow_ip_domain: true,
    // Not every server takes it, and then no mail at all.
    allow_utf8_local_part: false,
  };
  if (isEmail(text, options)) return text;
  throw new Error(`must be an e-mail address, or Name <address>, not "${text}".`);
}
