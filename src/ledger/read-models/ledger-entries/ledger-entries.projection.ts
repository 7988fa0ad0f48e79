import {
  Projection,
  type ProjectionHandler,
} from '../../../event-sourcing/read-models/projections/projection.js';
import type {
  ReadModelTable,
  TableRow,
} from '../../../event-sourcing/read-models/tables/read-model-table.js';
import type { RecordedEvent } from '../../../event-sourcing/log/recorded-event.js';
import { HandlesEvents } from '../../../event-sourcing/consume/subscriptions/handles-events.js';
import { EntriesRecorded, type Entry } from '../../domain/ledger.events.js';
import { accountName } from '../../aggregate/ledger.event-types.js';
import { entrySource } from '../entry-source.js';
import { ledgerEntriesTable } from './ledger-entries.table.js';

@Projection({ table: ledgerEntriesTable, source: entrySource })
@HandlesEvents(EntriesRecorded)
export class LedgerEntriesProjection implements ProjectionHandler<EntriesRecorded> {
  handle(page: readonly RecordedEvent<EntriesRecorded>[], table: ReadModelTable): Promise<void> {
    return table.insert(page.flatMap(entryRows));
  }
}

const entryRows = ({ event, position, recordedAt }: RecordedEvent<EntriesRecorded>): TableRow[] =>
  event.entries.map((entry) => ({
    source_position: entry.sourcePosition,
    position,
    recorded_at: recordedAt,
    account_id: customerOf(entry),
    debit: accountName(entry.debit),
    credit: accountName(entry.credit),
    amount: String(entry.amount.minorUnits),
    currency: entry.amount.currency,
    transaction_id: entry.transactionId,
    correlation_id: entry.correlationId,
  }));

/** Every entry has one customer's account on one of its sides. */
function customerOf({ debit, credit }: Entry): string {
  if (debit.kind === 'customer') return debit.accountId;
  if (credit.kind === 'customer') return credit.accountId;
  throw new Error(`An entry between ${debit.name} and ${credit.name} concerns no customer.`);
}
