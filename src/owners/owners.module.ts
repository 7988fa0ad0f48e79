import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AggregateRegistry } from '../event-sourcing/decide/aggregate-registry.js';
import { ownerCommands } from './domain/owner.commands.js';
import { isOwnerStream, ownerAggregate } from './owner.aggregate.js';
import { ErasePersonalDataHandler } from './owner.command-handlers.js';
import { ownerEventTypes } from './owner.event-types.js';
import { OwnersController } from './owners.controller.js';
import { DestroyKeyWhenPersonalDataIsErased } from './policies/destroy-key-when-personal-data-is-erased.js';

@Module({
  imports: [CqrsModule],
  controllers: [OwnersController],
  providers: [ErasePersonalDataHandler, DestroyKeyWhenPersonalDataIsErased],
})
export class OwnersModule {
  constructor(aggregates: AggregateRegistry) {
    aggregates.register(isOwnerStream, ownerAggregate, {
      name: 'owner',
      commands: ownerCommands,
      eventTypes: ownerEventTypes,
    });
  }
}
