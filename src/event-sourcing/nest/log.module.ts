import {
  Global,
  Inject,
  Logger,
  Module,
  type DynamicModule,
  type FactoryProvider,
  type ModuleMetadata,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { DiscoveryModule, DiscoveryService } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { EVENT_LOG } from './event-log.token.js';
import { AggregateRegistry } from '../decide/aggregate-registry.js';
import { mustBeHandled } from './command-handler-check.js';
import { EventRegistry } from '../log/event-registry.js';
import type { EventLog } from '../log/event-log.js';
import { Journal, type JournalOptions } from '../decide/journal/journal.js';
import { PastStates } from '../decide/states/past-states.js';
import { RequestContext } from '../decide/request-context.js';
import { LogProbe } from '../log/liveness/log-probe.js';
import { LogTail } from '../consume/wake/log-tail.js';
import { Waker } from '../consume/wake/waker.js';
import { ClockWatch } from '../log/stores/sql/clock-watch.js';
import { dialectOf } from '../log/stores/sql/dialects/dialects.js';
import { openReader } from '../log/stores/sql/transactions/reader-data-source.js';
import { Transactions } from '../log/stores/sql/transactions/transactions.js';
import { TypeormEventLog } from '../log/stores/sql/typeorm-event-log.js';

const OPTIONS = Symbol('LogOptions');
const READER = Symbol('reader DataSource');

/** How often a process looks for what others have committed. */
const POLL_MS = 100;

export interface LogOptions extends JournalOptions {
  /** How far the database's clock may be ahead of this process's and of the last event, to be recorded at. */
  readonly maxClockLeadMs?: number;
}

export interface LogModuleOptions
  extends
    Pick<FactoryProvider<LogOptions>, 'inject' | 'useFactory'>,
    Pick<ModuleMetadata, 'imports'> {}

/** The event log, on the application's TypeORM DataSource, and the journal in front of it. */
@Global()
@Module({})
export class LogModule implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    private readonly journal: Journal,
    private readonly probe: LogProbe,
    private readonly clocks: ClockWatch,
    private readonly aggregates: AggregateRegistry,
    private readonly discovery: DiscoveryService,
    private readonly dataSource: DataSource,
    @Inject(READER) private readonly reader: DataSource,
  ) {}

  static forRootAsync({ imports = [], inject, useFactory }: LogModuleOptions): DynamicModule {
    return {
      module: LogModule,
      imports: [...imports, DiscoveryModule],
      providers: [
        EventRegistry,
        {
          provide: AggregateRegistry,
          inject: [EventRegistry],
          useFactory: (events: EventRegistry) => new AggregateRegistry(events),
        },
        RequestContext,
        { provide: OPTIONS, inject, useFactory },
        { provide: READER, inject: [DataSource], useFactory: openReader },
        {
          provide: Transactions,
          inject: [DataSource, READER, OPTIONS],
          useFactory: (writer: DataSource, reader: DataSource, { answerWithinMs }: LogOptions) =>
            Transactions.on(writer, reader, dialectOf(writer), answerWithinMs),
        },
        {
          provide: ClockWatch,
          inject: [Transactions, DataSource, OPTIONS],
          useFactory: (
            { reads }: Transactions,
            dataSource: DataSource,
            { maxClockLeadMs }: LogOptions,
          ) => new ClockWatch(reads, dialectOf(dataSource), maxClockLeadMs),
        },
        {
          provide: EVENT_LOG,
          inject: [Transactions, DataSource, ClockWatch],
          useFactory: (transactions: Transactions, dataSource: DataSource, clocks: ClockWatch) =>
            new TypeormEventLog(transactions, dialectOf(dataSource), clocks),
        },
        {
          provide: Waker,
          inject: [EVENT_LOG],
          useFactory: (log: EventLog) => new Waker(log, POLL_MS),
        },
        {
          provide: LogTail,
          inject: [EVENT_LOG, Waker],
          useFactory: (log: EventLog, waker: Waker) => new LogTail(log, waker),
        },
        {
          provide: Journal,
          inject: [EVENT_LOG, EventRegistry, OPTIONS, LogTail, LogProbe],
          useFactory: createJournal,
        },
        {
          provide: LogProbe,
          inject: [EVENT_LOG],
          useFactory: (log: EventLog) => new LogProbe(log),
        },
        {
          provide: PastStates,
          inject: [EVENT_LOG, EventRegistry],
          useFactory: (log: EventLog, registry: EventRegistry) => new PastStates(log, registry),
        },
      ],
      exports: [
        EventRegistry,
        AggregateRegistry,
        RequestContext,
        EVENT_LOG,
        Journal,
        PastStates,
        ClockWatch,
        Transactions,
        Waker,
        LogTail,
        LogProbe,
      ],
    };
  }

  /** What is wrong with the program, and with the clocks, is told from the start. */
  async onApplicationBootstrap(): Promise<void> {
    mustBeHandled(this.aggregates, this.discovery);
    this.probe.start();
    await this.clocks.look();
  }

  /** By now the HTTP server has answered what it took. */
  async onApplicationShutdown(): Promise<void> {
    await this.probe.stop();
    await this.journal.close();
    if (this.reader !== this.dataSource) await this.reader.destroy();
  }
}

function createJournal(
  log: EventLog,
  registry: EventRegistry,
  options: JournalOptions,
  tail: LogTail,
  probe: LogProbe,
) {
  const logger = new Logger('Journal');
  return new Journal(log, registry, {
    ...options,
    onTrouble: (error) => probe.commitFailed(error),
    onCommit(commit) {
      logger.debug({ ...commit, events: commit.events.length });
      options.onCommit?.(commit);
      if (commit.events.length > 0) probe.committed();
      tail.add(commit.events);
    },
  });
}
