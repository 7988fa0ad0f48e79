import { Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountModule } from './account/account.module.js';
import { openWholeLog } from './backup/whole-log.js';
import type { Configuration } from './configuration/configuration.js';
import { LogModule } from './event-sourcing/nest/log.module.js';
import { ConsumersModule } from './event-sourcing/nest/consumers.module.js';
import { Journal } from './event-sourcing/decide/journal/journal.js';
import { FeedModule } from './feed/feed.module.js';
import { Ending } from './health/ending.js';
import { HealthModule } from './health/health.module.js';
import { LedgerModule } from './ledger/ledger.module.js';
import { MailModule } from './mail/mail.module.js';
import { OwnersModule } from './owners/owners.module.js';
import { PersonalDataModule } from './personal-data/personal-data.module.js';
import { Metrics } from './metrics/metrics.js';
import { MetricsModule } from './metrics/metrics.module.js';
import { ReconciliationModule } from './reconciliation/reconciliation.module.js';

@Module({})
export class AppModule implements OnApplicationShutdown {
  constructor(
    private readonly journal: Journal,
    private readonly ending: Ending,
  ) {}

  static forRoot(configuration: Configuration): DynamicModule {
    const { database, opening, defaultCurrency, consumers, dataKeys, mail, bonus } = configuration;
    const { journal, maxClockLeadMs } = configuration;
    return {
      module: AppModule,
      imports: [
        TypeOrmModule.forRootAsync({
          useFactory: () => ({
            ...database,
            // `openWholeLog` has tried again already.
            toRetry: () => false,
          }),
          dataSourceFactory: () => openWholeLog(database, opening),
        }),
        LogModule.forRootAsync({
          imports: [MetricsModule],
          inject: [Metrics],
          useFactory: (metrics: Metrics) => ({
            ...journal,
            ...metrics.ofJournal,
            maxClockLeadMs,
          }),
        }),
        ConsumersModule.forRootAsync({ useFactory: () => consumers }),
        CqrsModule.forRoot(),
        PersonalDataModule.forRoot(dataKeys),
        MailModule.forRoot(mail),
        AccountModule.forRoot({ defaultCurrency, bonus }),
        OwnersModule,
        LedgerModule,
        FeedModule,
        ReconciliationModule,
        HealthModule,
        MetricsModule,
      ],
    };
  }

  /** HTTP is served by now; of all modules the root is told first, and the database is still there. */
  async onApplicationShutdown(): Promise<void> {
    await this.journal.close();
    this.ending.allIsAnswered();
  }
}
