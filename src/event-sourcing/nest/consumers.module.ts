import {
  Global,
  Inject,
  Module,
  type DynamicModule,
  type FactoryProvider,
  type InjectionToken,
  type OnApplicationBootstrap,
  type BeforeApplicationShutdown,
} from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { AggregateRegistry } from '../decide/aggregate-registry.js';
import { EventRegistry } from '../log/event-registry.js';
import { EVENT_LOG } from './event-log.token.js';
import { PastStates } from '../decide/states/past-states.js';
import { engineOf } from '../integrity/engines/engines.js';
import { ReadModelComparison } from '../integrity/read-models/read-model-comparison.js';
import { SealStore } from '../integrity/seals/seal-store.js';
import { Verification } from '../integrity/verification.js';
import { FirstBuild } from '../read-models/generations/first-build.js';
import { GenerationFiller } from '../read-models/generations/generation-filler.js';
import { MissingReadModels } from '../read-models/generations/missing-read-models.js';
import { PastTables } from '../read-models/generations/past-tables.js';
import { ReadModelStore } from '../read-models/read-model-store.js';
import { ReadModels } from '../read-models/read-models.js';
import { Rebuild } from '../read-models/generations/rebuild.js';
import { SupersededVersions } from '../read-models/generations/superseded-versions.js';
import { DeferredEvents } from '../consume/policies/deferred-events.js';
import { ConsumerDiscovery } from './consumer-discovery.js';
import { GroupCommit } from '../consume/checkpoints/group-commit.js';
import { LogProbe } from '../log/liveness/log-probe.js';
import { LocalStates } from '../consume/checkpoints/local-states.js';
import { LogTail } from '../consume/wake/log-tail.js';
import { ParkedEvents } from '../consume/policies/parked-events.js';
import { SubscriptionStore } from '../consume/checkpoints/subscription-store.js';
import { SubscriptionOverview } from './subscription-overview.js';
import {
  Subscriptions,
  type SubscriptionsOptions,
  type SubscriptionsSurroundings,
} from './subscriptions.js';
import { Waker } from '../consume/wake/waker.js';
import { dialectOf } from '../log/stores/sql/dialects/dialects.js';
import { Transactions } from '../log/stores/sql/transactions/transactions.js';

export interface ConsumersOptions extends SubscriptionsOptions {
  /** Whether this process runs consumers; if not, it still reads what those of others have written. */
  readonly run: boolean;
  /** How long a reader waits for the position that it wants to be reached. */
  readonly longestReadWaitMs: number;
}

export const defaultConsumersOptions: ConsumersOptions = {
  run: true,
  leaseMs: 4_000,
  stuckAfterMs: 10_000,
  retiredGraceMs: 60_000,
  longestReadWaitMs: 5_000,
};

const OPTIONS = Symbol('ConsumersOptions');
const DIALECT = Symbol('Dialect');
const SURROUNDINGS = Symbol('SubscriptionsSurroundings');
/** For what goes by its progress. */
const PATIENT = Symbol('patient Transactions');
const ENGINE = Symbol('Engine');

/** Runs projections, sagas and policies along the log, and reads what projections have written. */
@Global()
@Module({})
export class ConsumersModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(
    private readonly subscriptions: Subscriptions,
    @Inject(OPTIONS) private readonly options: ConsumersOptions,
  ) {}

  static forRootAsync({
    inject,
    useFactory,
  }: Pick<FactoryProvider<ConsumersOptions>, 'inject' | 'useFactory'>): DynamicModule {
    return {
      module: ConsumersModule,
      imports: [DiscoveryModule, CqrsModule],
      providers: [
        ConsumerDiscovery,
        { provide: OPTIONS, inject, useFactory },
        { provide: DIALECT, inject: [DataSource], useFactory: dialectOf },
        { provide: ENGINE, inject: [DataSource], useFactory: engineOf },
        {
          provide: PATIENT,
          inject: [Transactions],
          useFactory: ({ patient }: Transactions) => patient,
        },
        LocalStates,
        {
          provide: SURROUNDINGS,
          inject: [Waker, LogTail, LogProbe, LocalStates],
          useFactory: (
            waker: Waker,
            tail: LogTail,
            probe: LogProbe,
            states: LocalStates,
          ): SubscriptionsSurroundings => ({ waker, tail, probe, states }),
        },
        made(SubscriptionStore, Transactions, DIALECT),
        made(GroupCommit, Transactions, SubscriptionStore),
        made(SealStore, DIALECT),
        made(
          Verification,
          PATIENT,
          DIALECT,
          ENGINE,
          EventRegistry,
          AggregateRegistry,
          SealStore,
          ReadModelStore,
          ConsumerDiscovery,
        ),
        made(
          ReadModelComparison,
          ConsumerDiscovery,
          ReadModelStore,
          EventRegistry,
          PATIENT,
          DIALECT,
          ENGINE,
        ),
        made(ParkedEvents, Transactions, DIALECT),
        made(DeferredEvents, Transactions, DIALECT),
        made(ReadModelStore, Transactions, DIALECT, SubscriptionStore),
        made(
          ReadModels,
          Transactions,
          ReadModelStore,
          SubscriptionStore,
          EVENT_LOG,
          LocalStates,
          OPTIONS,
        ),
        made(
          SubscriptionOverview,
          ConsumerDiscovery,
          ReadModelStore,
          ParkedEvents,
          DeferredEvents,
          EVENT_LOG,
          LocalStates,
        ),
        made(GenerationFiller, EVENT_LOG, EventRegistry, SubscriptionStore, PATIENT, DIALECT),
        made(FirstBuild, GenerationFiller, ReadModelStore),
        made(MissingReadModels, ReadModelStore, FirstBuild),
        made(Rebuild, GenerationFiller, ReadModelStore, FirstBuild),
        made(PastTables, GenerationFiller, ReadModelStore, PastStates),
        made(SupersededVersions, ReadModelStore, Transactions, DIALECT),
        made(
          Subscriptions,
          ConsumerDiscovery,
          EVENT_LOG,
          EventRegistry,
          ReadModelStore,
          MissingReadModels,
          SupersededVersions,
          DIALECT,
          SURROUNDINGS,
          OPTIONS,
        ),
      ],
      exports: [
        SubscriptionStore,
        ParkedEvents,
        ReadModelStore,
        ReadModels,
        Rebuild,
        PastTables,
        Subscriptions,
        Verification,
        ReadModelComparison,
        SubscriptionOverview,
        ConsumerDiscovery,
      ],
    };
  }

  onApplicationBootstrap(): Promise<void> {
    return this.subscriptions.start(this.options.run);
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.subscriptions.stop();
  }
}

/** A provider of `type`, whose constructor takes what these tokens stand for. */
const made = <T>(
  type: new (...parts: never[]) => T,
  ...inject: InjectionToken[]
): FactoryProvider<T> => ({
  provide: type,
  inject,
  useFactory: (...parts: unknown[]) => new type(...(parts as never[])),
});
