import type { Money } from '../../money/money.js';

/** What the bank keeps books on, besides each customer's account. */
export type GeneralAccount = 'cash' | 'transfers' | 'bonus-expense';

/** A customer's account in the ledger is called by its account id. */
export type LedgerAccount =
  | { readonly kind: 'customer'; readonly accountId: string }
  | { readonly kind: 'general'; readonly name: GeneralAccount };

/** One movement of money in double entry: the same amount on both sides. */
export interface Entry {
  /** Position of the account's event that the entry records, and follows from. */
  readonly sourcePosition: number;
  readonly debit: LedgerAccount;
  readonly credit: LedgerAccount;
  readonly amount: Money;
  readonly transactionId: string | null;
  /** When the account's event was recorded, in microseconds since 1970. */
  readonly occurredAt: number;
  /** Id of the request that the account's event goes back to; null where it is not known. */
  readonly correlationId: string | null;
}

/** Large enough that an event costs next to nothing for each entry, small enough to read by the thousand. */
export const MOST_ENTRIES_AN_EVENT = 100;

/** Entries in the order of what they record; one at least. */
export class EntriesRecorded {
  readonly type = 'EntriesRecorded';
  constructor(readonly entries: readonly Entry[]) {}
}

export type LedgerEvent = EntriesRecorded;

/** As much of the event as records what stands up to a position; undefined where nothing of it does. */
export function upToSource(event: EntriesRecorded, position: number): EntriesRecorded | undefined {
  const after = event.entries.findIndex(({ sourcePosition }) => sourcePosition > position);
  if (after < 0) return event;
  return after === 0 ? undefined : new EntriesRecorded(event.entries.slice(0, after));
}
