import { Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { TypeOrmModule } from '@nestjs/typeorm';
import { databaseOptions, type Migration } from '../database/database-options.js';
import { openDatabase } from '../database/open-database.js';
import { AggregateRegistry, type AnyAggregateDefinition } from '../decide/aggregate-registry.js';
import { defaultJournalOptions } from '../decide/journal/journal.js';
import {
  ConsumersModule,
  defaultConsumersOptions,
  type ConsumersOptions,
} from './consumers.module.js';
import { LogModule, type LogOptions } from './log.module.js';

export interface EventSourcingOptions {
  /** The URL of a database, such as `sqlite:./data/app.sqlite` or `postgres://user:password@host/database`. */
  readonly database: string;
  /** Migrations of the application's own tables; the core brings those of its own. */
  readonly migrations?: readonly Migration[];
  /** Where they are not to be the defaults. */
  readonly log?: Partial<LogOptions>;
  readonly consumers?: Partial<ConsumersOptions>;
}

@Module({})
export class EventSourcingModule {
  /**
   * All that an application needs: the database, brought up to date; the event log with its journal; projections,
   * sagas and policies along the log; and Nest's buses.
   *
   * @throws {Error} at start, if the URL is wrong, or the database can't be opened or is not fit.
   */
  static forRoot({ database, migrations, log, consumers }: EventSourcingOptions): DynamicModule {
    const { answerWithinMs } = { ...defaultJournalOptions, ...log };
    const options = databaseOptions(database, { migrations, answerWithinMs });
    return {
      module: EventSourcingModule,
      imports: [
        TypeOrmModule.forRootAsync({
          // A database that can't be opened is told at once.
          useFactory: () => ({ ...options, toRetry: () => false }),
          dataSourceFactory: () => openDatabase(options),
        }),
        LogModule.forRootAsync({ useFactory: () => ({ ...defaultJournalOptions, ...log }) }),
        ConsumersModule.forRootAsync({
          useFactory: () => ({ ...defaultConsumersOptions, ...consumers }),
        }),
        CqrsModule.forRoot(),
      ],
    };
  }

  /** Makes a module's aggregates known, with their commands and their types of event. */
  static forFeature(aggregates: readonly AnyAggregateDefinition[]): DynamicModule {
    return {
      module: EventSourcingModule,
      providers: [
        {
          provide: Symbol('aggregates'),
          inject: [AggregateRegistry],
          useFactory: (registry: AggregateRegistry) => {
            for (const definition of aggregates) registry.register(definition);
          },
        },
      ],
    };
  }
}
