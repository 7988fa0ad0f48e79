import type { EventType } from '../event-sourcing/event-registry.js';
import { Money } from '../money/money.js';
import { EntryRecorded, type GeneralAccount, type LedgerAccount } from './domain/ledger.events.js';

interface EntryData {
  sourcePosition: number;
  debit: string;
  credit: string;
  amount: string;
  currency: string;
  transactionId: string | null;
  occurredAt: number;
}

const entryRecorded: EventType<EntryRecorded> = {
  type: 'EntryRecorded',
  schemaVersion: 1,
  encode: ({ entry }) => ({
    sourcePosition: entry.sourcePosition,
    debit: accountName(entry.debit),
    credit: accountName(entry.credit),
    amount: String(entry.amount.minorUnits),
    currency: entry.amount.currency,
    transactionId: entry.transactionId,
    occurredAt: entry.occurredAt,
  }),
  decode(data) {
    const { debit, credit, amount, currency, ...rest } = data as unknown as EntryData;
    return new EntryRecorded({
      ...rest,
      debit: accountNamed(debit),
      credit: accountNamed(credit),
      amount: new Money(BigInt(amount), currency),
    });
  },
};

export const ledgerEventTypes = [entryRecorded];

const CUSTOMER = 'customer:';

/** `cash`, or `customer:<account id>`. */
export const accountName = (account: LedgerAccount): string =>
  account.kind === 'customer' ? `${CUSTOMER}${account.accountId}` : account.name;

const accountNamed = (name: string): LedgerAccount =>
  name.startsWith(CUSTOMER)
    ? { kind: 'customer', accountId: name.slice(CUSTOMER.length) }
    : { kind: 'general', name: name as GeneralAccount };
