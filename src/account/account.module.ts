import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { EventRegistry } from '../event-sourcing/event-registry.js';
import { accountCommandHandlers } from './account.command-handlers.js';
import { AccountController } from './account.controller.js';
import { accountEventTypes } from './account.event-types.js';
import { accountQueryHandlers } from './account.query-handlers.js';
import { Accounts } from './accounts.js';

@Module({
  imports: [CqrsModule],
  controllers: [AccountController],
  providers: [Accounts, ...accountCommandHandlers, ...accountQueryHandlers],
})
export class AccountModule {
  constructor(registry: EventRegistry) {
    registry.register(...accountEventTypes);
  }
}
