import {
  Global,
  Inject,
  Module,
  type DynamicModule,
  type FactoryProvider,
  type OnApplicationBootstrap,
  type BeforeApplicationShutdown,
} from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import type { EventLog } from './event-log.js';
import { EventRegistry } from './event-registry.js';
import { EVENT_LOG } from './event-sourcing.module.js';
import { ReadModelStore } from './read-models/read-model-store.js';
import { ReadModels } from './read-models/read-models.js';
import { Rebuild } from './read-models/rebuild.js';
import { FollowerDiscovery } from './subscriptions/follower-discovery.js';
import { ParkedEvents } from './subscriptions/parked-events.js';
import { SubscriptionStore } from './subscriptions/subscription-store.js';
import { SubscriptionOverview } from './subscriptions/subscription-overview.js';
import { Subscriptions, type SubscriptionsOptions } from './subscriptions/subscriptions.js';
import { Waker } from './subscriptions/waker.js';
import { dialectOf } from './typeorm/dialects.js';
import { Transactions } from './typeorm/transactions.js';

export interface FollowersOptions extends SubscriptionsOptions {
  /** Whether this process leads followers; if not, it still reads what those of others have written. */
  readonly lead: boolean;
  /** How long a reader waits for the position that it wants to be reached. */
  readonly longestReadWaitMs: number;
}

export const defaultFollowersOptions: FollowersOptions = {
  lead: true,
  leaseMs: 4_000,
  retiredGraceMs: 60_000,
  longestReadWaitMs: 5_000,
};

const OPTIONS = Symbol('FollowersOptions');

/** Leads projections, sagas and policies along the log, and reads what projections have written. */
@Global()
@Module({})
export class FollowersModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(
    private readonly subscriptions: Subscriptions,
    @Inject(OPTIONS) private readonly options: FollowersOptions,
  ) {}

  static forRootAsync({
    inject,
    useFactory,
  }: Pick<FactoryProvider<FollowersOptions>, 'inject' | 'useFactory'>): DynamicModule {
    return {
      module: FollowersModule,
      imports: [DiscoveryModule, CqrsModule],
      providers: [
        FollowerDiscovery,
        { provide: OPTIONS, inject, useFactory },
        onDatabase(SubscriptionStore),
        onDatabase(ParkedEvents),
        {
          provide: ReadModelStore,
          inject: [Transactions, DataSource, SubscriptionStore],
          useFactory: (
            transactions: Transactions,
            database: DataSource,
            store: SubscriptionStore,
          ) => new ReadModelStore(transactions, dialectOf(database), store),
        },
        {
          provide: ReadModels,
          inject: [Transactions, ReadModelStore, SubscriptionStore, EVENT_LOG, OPTIONS],
          useFactory: (
            transactions: Transactions,
            models: ReadModelStore,
            store: SubscriptionStore,
            log: EventLog,
            { longestReadWaitMs }: FollowersOptions,
          ) => new ReadModels(transactions, models, store, log, longestReadWaitMs),
        },
        {
          provide: SubscriptionOverview,
          inject: [FollowerDiscovery, ReadModelStore, ParkedEvents, EVENT_LOG],
          useFactory: (
            discovery: FollowerDiscovery,
            models: ReadModelStore,
            parked: ParkedEvents,
            log: EventLog,
          ) => new SubscriptionOverview(discovery, models, parked, log),
        },
        {
          provide: Rebuild,
          inject: [
            EVENT_LOG,
            EventRegistry,
            ReadModelStore,
            SubscriptionStore,
            Transactions,
            DataSource,
          ],
          useFactory: (
            log: EventLog,
            registry: EventRegistry,
            models: ReadModelStore,
            store: SubscriptionStore,
            transactions: Transactions,
            database: DataSource,
          ) => new Rebuild(log, registry, models, store, transactions, dialectOf(database)),
        },
        {
          provide: Subscriptions,
          inject: [
            FollowerDiscovery,
            EVENT_LOG,
            EventRegistry,
            ReadModelStore,
            DataSource,
            Waker,
            OPTIONS,
          ],
          useFactory: (
            discovery: FollowerDiscovery,
            log: EventLog,
            registry: EventRegistry,
            models: ReadModelStore,
            database: DataSource,
            waker: Waker,
            options: FollowersOptions,
          ) =>
            new Subscriptions(
              discovery,
              log,
              registry,
              models,
              dialectOf(database),
              waker,
              options,
            ),
        },
      ],
      exports: [
        SubscriptionStore,
        ParkedEvents,
        ReadModelStore,
        ReadModels,
        Rebuild,
        Subscriptions,
        SubscriptionOverview,
        FollowerDiscovery,
      ],
    };
  }

  onApplicationBootstrap(): Promise<void> {
    return this.subscriptions.start(this.options.lead);
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.subscriptions.stop();
  }
}

type OnDatabase<T> = new (transactions: Transactions, dialect: ReturnType<typeof dialectOf>) => T;

const onDatabase = <T>(type: OnDatabase<T>) => ({
  provide: type,
  inject: [Transactions, DataSource],
  useFactory: (transactions: Transactions, database: DataSource) =>
    new type(transactions, dialectOf(database)),
});
