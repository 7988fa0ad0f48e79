import { Module, type Provider, type LoggerService } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';
import type { EventLog } from '../../src/event-sourcing/log/event-log.js';
import { EventRegistry } from '../../src/event-sourcing/log/event-registry.js';
import { EVENT_LOG } from '../../src/event-sourcing/nest/event-log.token.js';
import { EventSourcingModule } from '../../src/event-sourcing/nest/event-sourcing.module.js';
import type { ConsumersOptions } from '../../src/event-sourcing/nest/consumers.module.js';
import type { JournalOptions } from '../../src/event-sourcing/decide/journal/journal.js';
import type { SubscriptionStatus } from '../../src/event-sourcing/consume/subscriptions/checkpoint.js';
import { SubscriptionStore } from '../../src/event-sourcing/consume/checkpoints/subscription-store.js';
import { Subscriptions } from '../../src/event-sourcing/nest/subscriptions.js';
import { countedType } from '../../src/event-sourcing/testing/counters.js';
import {
  type Row,
  Transactions,
} from '../../src/event-sourcing/log/stores/sql/transactions/transactions.js';
import { keptErrors } from './kept-errors.js';
import { tickTypes } from './ticks.js';
import { until } from './until.js';

export const LEASE_MS = 1_000;

export interface ConsumerApp {
  readonly log: EventLog;
  readonly owner: string;
  get<T>(type: abstract new (...args: never[]) => T): T;
  query(sql: string): Promise<Row[]>;
  status(subscription: string): Promise<SubscriptionStatus>;
  /** When the subscription has come to the end of the log. */
  caughtUp(subscription: string): Promise<void>;
  stop(): Promise<void>;
}

export interface ConsumerAppOptions extends Partial<ConsumersOptions> {
  readonly journal?: Partial<JournalOptions>;
  readonly logger?: LoggerService;
}

/** An instance of a program that has just these consumers, without HTTP. */
export async function startConsumers(
  databaseUrl: string,
  providers: Provider[],
  { journal, logger, ...consumers }: ConsumerAppOptions = {},
): Promise<ConsumerApp> {
  @Module({ imports: [CqrsModule], providers })
  class Consumers {
    constructor(registry: EventRegistry) {
      registry.register(...tickTypes, countedType);
    }
  }
  const module = await Test.createTestingModule({
    imports: [
      EventSourcingModule.forRoot({
        database: databaseUrl,
        log: journal,
        consumers: { leaseMs: LEASE_MS, ...consumers },
      }),
      Consumers,
    ],
  }).compile();
  module.useLogger(logger ?? keptErrors);
  try {
    await module.init();
  } catch (error) {
    await module.close();
    throw error;
  }
  const log = module.get<EventLog>(EVENT_LOG, { strict: false });
  const get: ConsumerApp['get'] = (type) => module.get(type as never, { strict: false });
  const status = async (name: string) => (await get(SubscriptionStore).find(name))!;
  return {
    log,
    owner: get(Subscriptions).owner,
    get,
    query: (sql) => get(Transactions).reads.query(sql),
    status,
    async caughtUp(name) {
      const { position } = await log.head();
      await until(async () => (await status(name)).position >= position);
    },
    stop: () => module.close(),
  };
}
