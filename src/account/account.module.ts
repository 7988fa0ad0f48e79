import { Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { defineAggregate } from '../event-sourcing/decide/aggregate-registry.js';
import { EventSourcingModule } from '../event-sourcing/nest/event-sourcing.module.js';
import { accountAggregate, isAccountStream } from './aggregate/account.aggregate.js';
import { accountCommandHandlers } from './aggregate/account.command-handlers.js';
import { AccountController } from './operations/account.controller.js';
import { AccountHistoryController } from './history/account-history.controller.js';
import { ListHistoryHandler } from './history/account-history.query.js';
import { AccountListsController } from './lists/account-lists.controller.js';
import { accountEventTypes } from './aggregate/account.event-types.js';
import { accountQueryHandlers } from './operations/account.query-handlers.js';
import { accountCommands } from './domain/account.commands.js';
import { accountReadModels } from './read-models/index.js';
import { DEFAULT_CURRENCY } from './operations/default-currency.js';
import { BONUS, type BonusOptions } from './policies/bonus.settings.js';
import { Accounts } from './aggregate/accounts.js';
import { ExecuteTransactionsHandler } from './bulk/bulk.command-handlers.js';
import { BulkController } from './bulk/bulk.controller.js';
import { StatementController } from './statement/statement.controller.js';
import { GetStatementHandler } from './statement/statement.query.js';
import { AccountOpening } from './operations/account-opening.js';
import { NotifyAddresses } from './operations/notify-addresses.js';
import { accountPolicies } from './policies/index.js';
import type { Currency } from '../money/money.js';

export interface AccountOptions {
  /** The currency of an account that is opened without one. */
  readonly defaultCurrency: Currency;
  /** Without it no bonus is paid. */
  readonly bonus?: BonusOptions;
}

const definition = defineAggregate({
  name: 'account',
  aggregate: accountAggregate,
  owns: isAccountStream,
  commands: accountCommands,
  eventTypes: accountEventTypes,
});

@Module({
  imports: [CqrsModule, EventSourcingModule.forFeature([definition])],
  controllers: [
    AccountController,
    AccountListsController,
    BulkController,
    AccountHistoryController,
    StatementController,
  ],
  providers: [
    Accounts,
    NotifyAddresses,
    AccountOpening,
    ...accountCommandHandlers,
    ExecuteTransactionsHandler,
    ...accountQueryHandlers,
    GetStatementHandler,
    ListHistoryHandler,
    ...accountReadModels,
    ...accountPolicies,
  ],
})
export class AccountModule {
  static forRoot({ defaultCurrency, bonus }: AccountOptions): DynamicModule {
    return {
      module: AccountModule,
      providers: [
        { provide: DEFAULT_CURRENCY, useValue: defaultCurrency },
        { provide: BONUS, useValue: bonus ?? null },
      ],
    };
  }
}
