import { Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { EventRegistry } from '../event-sourcing/event-registry.js';
import { accountCommandHandlers } from './account.command-handlers.js';
import { AccountController } from './account.controller.js';
import { AccountListsController } from './account-lists.controller.js';
import { accountEventTypes } from './account.event-types.js';
import { accountQueryHandlers } from './account.query-handlers.js';
import { accountReadModels } from './read-models/index.js';
import { DEFAULT_CURRENCY } from './account.settings.js';
import { Accounts } from './accounts.js';
import type { Currency } from '../money/money.js';

@Module({
  imports: [CqrsModule],
  controllers: [AccountController, AccountListsController],
  providers: [Accounts, ...accountCommandHandlers, ...accountQueryHandlers, ...accountReadModels],
})
export class AccountModule {
  constructor(registry: EventRegistry) {
    registry.register(...accountEventTypes);
  }

  /** `defaultCurrency` is that of an account which is opened without one. */
  static forRoot({ defaultCurrency }: { readonly defaultCurrency: Currency }): DynamicModule {
    return {
      module: AccountModule,
      providers: [{ provide: DEFAULT_CURRENCY, useValue: defaultCurrency }],
    };
  }
}
