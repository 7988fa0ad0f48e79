import {
  isAddition,
  type AccountClosed,
  type AccountEvent,
  type MoneyMoved,
} from '../../account/domain/account.events.js';
import type { RecordedEvent } from '../../event-sourcing/log/recorded-event.js';
import type { GeneralAccount, LedgerEvent } from '../../ledger/domain/ledger.events.js';

export type BankEvent = AccountEvent | LedgerEvent;

export interface AccountByLog {
  readonly currency: string;
  open: boolean;
  version: number;
  balance: bigint;
  /** What the movements come to, where the last of them says otherwise: the next may go on from either. */
  disputed?: bigint;
  movements: number;
  paidIn: bigint;
  paidOut: bigint;
}

/** One side of the books each: what a ledger account was debited and credited with. */
export interface Sums {
  debit: bigint;
  credit: bigint;
  entries: number;
}

/**
 * The bank as the events make it, by rules of its own, so that a mistake in those of the ledger
 * shows. Its size goes with the number of accounts.
 */
export class BankByLog {
  readonly accounts = new Map<string, AccountByLog>();
  /** The books as they should be, by ledger account and currency. */
  readonly books = new Map<string, Sums>();
  /** Position of the last movement of money; 0 before there is one. */
  lastMovement = 0;
  /** What the ledger has recorded. */
  recordedUpTo = 0;

  /**
   * What does not fit is told once: from there on the account is as the event says.
   *
   * @throws {Error} that says in a sentence how the event does not fit those before it.
   */
  apply(recorded: RecordedEvent<BankEvent>): void {
    const { event, version } = recorded;
    switch (event.type) {
      case 'EntriesRecorded':
        this.recordedUpTo = event.entries.at(-1)!.sourcePosition;
        return;
      case 'AccountOpened':
        this.accounts.set(event.accountId, opened(event));
        return;
      case 'AccountClosed':
        this.close(event, version);
        return;
      case 'MoneyDeposited':
      case 'MoneyWithdrawn':
        this.lastMovement = recorded.position;
        this.move(event, version);
    }
  }

  private account(accountId: string): AccountByLog {
    const account = this.accounts.get(accountId);
    if (!account?.open) throw new Error(`account ${accountId} is not open then.`);
    return account;
  }

  private close({ accountId }: AccountClosed, version: number): void {
    const account = this.account(accountId);
    account.open = false;
    follow(account, accountId, version);
  }

  private move(event: MoneyMoved, version: number): void {
    const account = this.account(event.accountId);
    const { minorUnits: amount, currency } = event.amount;
    const isPaidIn = isAddition(event);
    account.movements += 1;
    account[isPaidIn ? 'paidIn' : 'paidOut'] += amount;
    const [customers, contra] = [`customers ${currency}`, `${contraOf(event)} ${currency}`];
    this.book(isPaidIn ? contra : customers, isPaidIn ? customers : contra, amount);
    const { balance, disputed = balance } = account;
    account.balance = event.balance.minorUnits;
    account.disputed = undefined;
    follow(account, event.accountId, version);
    const possible = [balance, disputed].map((before) => before + (isPaidIn ? amount : -amount));
    if (account.currency === currency && possible.includes(account.balance)) return;
    account.disputed = possible[0];
    throw new Error(
      `account ${event.accountId} then has ${possible[0]} minor units of ${account.currency}, ` +
        `the event says ${account.balance} minor units of ${currency}.`,
    );
  }

  private book(debit: string, credit: string, amount: bigint): void {
    for (const [name, side] of [
      [debit, 'debit'],
      [credit, 'credit'],
    ] as const) {
      const sums = this.books.get(name) ?? { debit: 0n, credit: 0n, entries: 0 };
      sums[side] += amount;
      sums.entries += 1;
      this.books.set(name, sums);
    }
  }
}

function follow(account: AccountByLog, accountId: string, version: number): void {
  const before = account.version;
  account.version = version;
  if (version !== before + 1)
    throw new Error(`version ${version} of account ${accountId} follows version ${before}.`);
}

const opened = ({ currency }: { currency: string }): AccountByLog => ({
  currency,
  open: true,
  version: 1,
  balance: 0n,
  movements: 0,
  paidIn: 0n,
  paidOut: 0n,
});

function contraOf(event: MoneyMoved): GeneralAccount {
  switch (event.type) {
    case 'MoneyWithdrawn':
      return event.transferredTo ? 'transfers' : 'cash';
    case 'MoneyDeposited':
      if (event.isBonus) return 'bonus-expense';
      return event.transferredFrom ? 'transfers' : 'cash';
  }
}
