import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { defineAggregate } from '../event-sourcing/decide/aggregate-registry.js';
import { EventSourcingModule } from '../event-sourcing/nest/event-sourcing.module.js';
import { ownerCommands } from './domain/owner.commands.js';
import { isOwnerStream, ownerAggregate } from './owner.aggregate.js';
import { ErasePersonalDataHandler } from './owner.command-handlers.js';
import { ownerEventTypes } from './owner.event-types.js';
import { OwnersController } from './owners.controller.js';
import { DestroyKeyWhenPersonalDataIsErased } from './policies/destroy-key-when-personal-data-is-erased.js';

const definition = defineAggregate({
  name: 'owner',
  aggregate: ownerAggregate,
  owns: isOwnerStream,
  commands: ownerCommands,
  eventTypes: ownerEventTypes,
});

@Module({
  imports: [CqrsModule, EventSourcingModule.forFeature([definition])],
  controllers: [OwnersController],
  providers: [ErasePersonalDataHandler, DestroyKeyWhenPersonalDataIsErased],
})
export class OwnersModule {}
