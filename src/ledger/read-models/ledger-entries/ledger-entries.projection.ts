import { EventsHandler } from '@nestjs/cqrs';
import {
  Projection,
  type ProjectionHandler,
} from '../../../event-sourcing/read-models/projection.js';
import type {
  ReadModelTable,
  TableRow,
} from '../../../event-sourcing/read-models/read-model-table.js';
import type { RecordedEvent } from '../../../event-sourcing/recorded-event.js';
import { EntryRecorded, type Entry } from '../../domain/ledger.events.js';
import { accountName } from '../../ledger.event-types.js';
import { entrySource } from '../entry-source.js';
import { ledgerEntriesTable } from './ledger-entries.table.js';

@Projection({ table: ledgerEntriesTable, source: entrySource })
@EventsHandler(EntryRecorded)
export class LedgerEntriesProjection implements ProjectionHandler<EntryRecorded> {
  handle(page: readonly RecordedEvent<EntryRecorded>[], table: ReadModelTable): Promise<void> {
    return table.insert(page.map(entryRow));
  }
}

export const entryRow = ({
  event: { entry },
  position,
  recordedAt,
  metadata,
}: RecordedEvent<EntryRecorded>): TableRow => ({
  position,
  source_position: entry.sourcePosition,
  recorded_at: recordedAt,
  account_id: customerOf(entry),
  debit: accountName(entry.debit),
  credit: accountName(entry.credit),
  amount: String(entry.amount.minorUnits),
  currency: entry.amount.currency,
  transaction_id: entry.transactionId,
  correlation_id: metadata.correlationId ?? null,
});

/** Every entry has one customer's account on one of its sides. */
function customerOf({ debit, credit }: Entry): string {
  if (debit.kind === 'customer') return debit.accountId;
  if (credit.kind === 'customer') return credit.accountId;
  throw new Error(`An entry between ${debit.name} and ${credit.name} concerns no customer.`);
}
