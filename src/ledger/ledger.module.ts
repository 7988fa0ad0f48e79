import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { defineAggregate } from '../event-sourcing/decide/aggregate-registry.js';
import { EventSourcingModule } from '../event-sourcing/nest/event-sourcing.module.js';
import { ledgerCommands } from './domain/ledger.commands.js';
import { GetLedgerBalancesAsOfHandler } from './ledger-as-of.query.js';
import { LEDGER_STREAM, ledgerAggregate } from './aggregate/ledger.aggregate.js';
import { RecordEntriesHandler } from './aggregate/ledger.command-handlers.js';
import { LedgerController } from './ledger.controller.js';
import { formerLedgerEventTypes, ledgerEventTypes } from './aggregate/ledger.event-types.js';
import { LedgerSaga } from './saga/ledger.saga.js';
import { LedgerBalancesProjection } from './read-models/ledger-balances/ledger-balances.projection.js';
import { GetLedgerBalancesHandler } from './read-models/ledger-balances/ledger-balances.query.js';
import { LedgerEntriesProjection } from './read-models/ledger-entries/ledger-entries.projection.js';
import { ListLedgerEntriesHandler } from './read-models/ledger-entries/ledger-entries.query.js';

const definition = defineAggregate({
  name: 'ledger',
  aggregate: ledgerAggregate,
  owns: (streamId) => streamId === LEDGER_STREAM,
  commands: ledgerCommands,
  eventTypes: ledgerEventTypes,
  formerEventTypes: formerLedgerEventTypes,
});

@Module({
  imports: [CqrsModule, EventSourcingModule.forFeature([definition])],
  controllers: [LedgerController],
  providers: [
    RecordEntriesHandler,
    LedgerSaga,
    LedgerEntriesProjection,
    ListLedgerEntriesHandler,
    LedgerBalancesProjection,
    GetLedgerBalancesHandler,
    GetLedgerBalancesAsOfHandler,
  ],
})
export class LedgerModule {}
