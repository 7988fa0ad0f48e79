import {
  Projection,
  type ProjectionHandler,
} from '../../../event-sourcing/read-models/projections/projection.js';
import type { ReadModelTable } from '../../../event-sourcing/read-models/tables/read-model-table.js';
import type { RecordedEvent } from '../../../event-sourcing/log/recorded-event.js';
import type { Row } from '../../../event-sourcing/log/stores/sql/transactions/transactions.js';
import { HandlesEvents } from '../../../event-sourcing/consume/subscriptions/handles-events.js';
import { EntriesRecorded, type Entry, type LedgerAccount } from '../../domain/ledger.events.js';
import { totalledAs } from '../../domain/ledger.decider.js';
import { entrySource } from '../entry-source.js';
import { ledgerBalancesTable } from './ledger-balances.table.js';

interface Balance {
  readonly account: string;
  readonly currency: string;
  debit: bigint;
  credit: bigint;
  entries: number;
  sourcePosition: number;
}

@Projection({ table: ledgerBalancesTable, source: entrySource })
@HandlesEvents(EntriesRecorded)
export class LedgerBalancesProjection implements ProjectionHandler<EntriesRecorded> {
  async handle(
    page: readonly RecordedEvent<EntriesRecorded>[],
    table: ReadModelTable,
  ): Promise<void> {
    const balances = new Map<string, Balance>();
    for (const { event } of page)
      for (const entry of event.entries) {
        side(balances, entry, entry.debit).debit += entry.amount.minorUnits;
        side(balances, entry, entry.credit).credit += entry.amount.minorUnits;
      }
    const changes = [...balances.values()];
    const before = await table.find(changes.map(({ account, currency }) => [account, currency]));
    for (const row of before) add(balances.get(`${row.account} ${row.currency}`)!, row);
    await table.upsert(
      changes.map(({ account, currency, debit, credit, entries, sourcePosition }) => ({
        account,
        currency,
        debit: String(debit),
        credit: String(credit),
        entries,
        source_position: sourcePosition,
      })),
    );
  }
}

function side(balances: Map<string, Balance>, entry: Entry, of: LedgerAccount): Balance {
  const account = totalledAs(of);
  const { currency } = entry.amount;
  const key = `${account} ${currency}`;
  let balance = balances.get(key);
  if (!balance) {
    balance = { account, currency, debit: 0n, credit: 0n, entries: 0, sourcePosition: 0 };
    balances.set(key, balance);
  }
  balance.entries += 1;
  balance.sourcePosition = entry.sourcePosition;
  return balance;
}

function add(balance: Balance, before: Row): void {
  balance.debit += BigInt(before.debit!);
  balance.credit += BigInt(before.credit!);
  balance.entries += Number(before.entries);
}
