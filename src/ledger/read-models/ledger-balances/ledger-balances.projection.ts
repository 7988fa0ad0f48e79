import { EventsHandler } from '@nestjs/cqrs';
import {
  Projection,
  type ProjectionHandler,
} from '../../../event-sourcing/read-models/projection.js';
import type { ReadModelTable } from '../../../event-sourcing/read-models/read-model-table.js';
import type { RecordedEvent } from '../../../event-sourcing/recorded-event.js';
import type { Row } from '../../../event-sourcing/typeorm/transactions.js';
import { EntryRecorded, type Entry, type LedgerAccount } from '../../domain/ledger.events.js';
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
@EventsHandler(EntryRecorded)
export class LedgerBalancesProjection implements ProjectionHandler<EntryRecorded> {
  async handle(
    page: readonly RecordedEvent<EntryRecorded>[],
    table: ReadModelTable,
  ): Promise<void> {
    const balances = new Map<string, Balance>();
    for (const { event } of page) {
      side(balances, event.entry, event.entry.debit).debit += event.entry.amount.minorUnits;
      side(balances, event.entry, event.entry.credit).credit += event.entry.amount.minorUnits;
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
  const account = of.kind === 'customer' ? 'customers' : of.name;
  const { currency } = entry.amount;
  const key = `${account} ${currency}`;
  const balance = balances.get(key) ?? {
    account,
    currency,
    debit: 0n,
    credit: 0n,
    entries: 0,
    sourcePosition: 0,
  };
  balance.entries += 1;
  balance.sourcePosition = entry.sourcePosition;
  balances.set(key, balance);
  return balance;
}

function add(balance: Balance, before: Row): void {
  balance.debit += BigInt(before.debit!);
  balance.credit += BigInt(before.credit!);
  balance.entries += Number(before.entries);
}
