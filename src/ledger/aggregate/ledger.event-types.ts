import type {
  EventType,
  EventTypesOf,
  FormerEventType,
} from '../../event-sourcing/log/event-type.js';
import { Money } from '../../money/money.js';
import {
  EntriesRecorded,
  type GeneralAccount,
  type LedgerAccount,
  type LedgerEvent,
} from '../domain/ledger.events.js';

/** Short names, since there is one of these for each movement of money. */
interface EntryData {
  /** Position of what it records. */
  source: number;
  /** When that was recorded, in microseconds since 1970. */
  time: number;
  debit: string;
  credit: string;
  amount: string;
  currency: string;
  transaction?: string;
  correlation?: string;
}

const entriesRecorded: EventType<EntriesRecorded> = {
  type: 'EntriesRecorded',
  schemaVersion: 1,
  encode: ({ entries }) => ({
    entries: entries.map((entry): EntryData => ({
      source: entry.sourcePosition,
      time: entry.occurredAt,
      debit: accountName(entry.debit),
      credit: accountName(entry.credit),
      amount: String(entry.amount.minorUnits),
      currency: entry.amount.currency,
      transaction: entry.transactionId ?? undefined,
      correlation: entry.correlationId ?? undefined,
    })),
  }),
  decode: (data) =>
    new EntriesRecorded(
      (data.entries as EntryData[]).map((entry) => ({
        sourcePosition: entry.source,
        debit: accountNamed(entry.debit),
        credit: accountNamed(entry.credit),
        amount: new Money(BigInt(entry.amount), entry.currency),
        transactionId: entry.transaction ?? null,
        occurredAt: entry.time,
        correlationId: entry.correlation ?? null,
      })),
    ),
};

interface EntryRecordedData {
  sourcePosition: number;
  debit: string;
  credit: string;
  amount: string;
  currency: string;
  transactionId: string | null;
  occurredAt: number;
}

/** The former type, when each entry was an event: what led to it stands in the event's metadata. */
const entryRecorded: FormerEventType<EntriesRecorded> = {
  type: 'EntryRecorded',
  readAs: 'EntriesRecorded',
  schemaVersion: 1,
  decode(data, { correlationId = null }) {
    const { debit, credit, amount, currency, ...rest } = data as unknown as EntryRecordedData;
    const entry = {
      ...rest,
      debit: accountNamed(debit),
      credit: accountNamed(credit),
      amount: new Money(BigInt(amount), currency),
      correlationId,
    };
    return new EntriesRecorded([entry]);
  },
};

export const ledgerEventTypes: EventTypesOf<LedgerEvent> = { EntriesRecorded: entriesRecorded };

export const formerLedgerEventTypes = [entryRecorded];

const CUSTOMER = 'customer:';

/** `cash`, or `customer:<account id>`. */
export const accountName = (account: LedgerAccount): string =>
  account.kind === 'customer' ? `${CUSTOMER}${account.accountId}` : account.name;

const accountNamed = (name: string): LedgerAccount =>
  name.startsWith(CUSTOMER)
    ? { kind: 'customer', accountId: name.slice(CUSTOMER.length) }
    : { kind: 'general', name: name as GeneralAccount };
