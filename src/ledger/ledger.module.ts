import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AggregateRegistry } from '../event-sourcing/decide/aggregate-registry.js';
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

@Module({
  imports: [CqrsModule],
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
export class LedgerModule {
  constructor(aggregates: AggregateRegistry) {
    aggregates.register((streamId) => streamId === LEDGER_STREAM, ledgerAggregate, {
      name: 'ledger',
      commands: ledgerCommands,
      eventTypes: ledgerEventTypes,
      formerEventTypes: formerLedgerEventTypes,
    });
  }
}
