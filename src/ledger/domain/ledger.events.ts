import type { Money } from '../../money/money.js';

/** What the bank keeps books on, besides each customer's account. */
export type GeneralAccount = 'cash' | 'transfers' | 'bonus-expense';

/** A customer's account in the ledger is called by its account id. */
export type LedgerAccount =
  | { readonly kind: 'customer'; readonly accountId: string }
  | { readonly kind: 'general'; readonly name: GeneralAccount };

/** One movement of money in double entry: the same amount on both sides. */
export interface Entry {
  /** Position of the account's event that the entry records. */
  readonly sourcePosition: number;
  readonly debit: LedgerAccount;
  readonly credit: LedgerAccount;
  readonly amount: Money;
  readonly transactionId: string | null;
  /** When the account's event was recorded, in microseconds since 1970. */
  readonly occurredAt: number;
}

export class EntryRecorded {
  readonly type = 'EntryRecorded';
  constructor(readonly entry: Entry) {}
}

export type LedgerEvent = EntryRecorded;
