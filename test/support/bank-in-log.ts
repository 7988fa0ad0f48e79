import assert from 'node:assert/strict';
import type { StoredEvent } from '../../src/event-sourcing/log/recorded-event.js';
import { MAX_MINOR_UNITS } from '../../src/money/money.js';

export interface AccountInLog {
  readonly status: 'open' | 'closed';
  readonly ownerId: string;
  readonly currency: string;
  readonly balance: bigint;
}

/** The data of any of the account's events, as it is stored. */
interface Data {
  readonly accountId: string;
  readonly ownerId: string;
  readonly currency?: string;
  readonly amount: string;
  readonly balance: string;
  readonly transferredFrom?: string;
  readonly transferredTo?: string;
}

export const dataOf = (event: StoredEvent) => JSON.parse(event.data) as Data;

/** What the stored events come to, by a second book-keeping that shares no code with the program's. */
export class BankInLog {
  /** Each account after each of its events: the one at version v is at v - 1. */
  readonly accounts = new Map<string, AccountInLog[]>();
  readonly transactions = new Map<string, StoredEvent[]>();
  paidIn = 0n;
  paidOut = 0n;

  constructor(readonly events: readonly StoredEvent[]) {
    for (const event of events) this.record(event);
  }

  account(accountId: string): AccountInLog | undefined {
    return this.accounts.get(`account-${accountId}`)?.at(-1);
  }

  balance(accountId: string): bigint {
    return this.account(accountId)?.balance ?? 0n;
  }

  version(accountId: string): number {
    return this.accounts.get(`account-${accountId}`)?.length ?? 0;
  }

  get total(): bigint {
    return [...this.accounts.values()].reduce((sum, states) => sum + states.at(-1)!.balance, 0n);
  }

  private record(event: StoredEvent): void {
    const states = this.accounts.get(event.streamId) ?? [];
    this.accounts.set(event.streamId, states);
    assert.equal(event.version, states.length + 1, `${where(event)}: versions have no gap`);
    assert.equal(`account-${dataOf(event).accountId}`, event.streamId, where(event));
    states.push(this.after(states.at(-1), event));
    if (event.transactionId === null) return;
    const together = this.transactions.get(event.transactionId) ?? [];
    assert.ok(
      together.every(({ streamId }) => streamId !== event.streamId),
      `${where(event)}: a transaction id stands once in a stream`,
    );
    this.transactions.set(event.transactionId, [...together, event]);
  }

  private after(account: AccountInLog | undefined, event: StoredEvent): AccountInLog {
    const { ownerId, currency, amount, balance, transferredFrom, transferredTo } = dataOf(event);
    if (event.type === 'AccountOpened') {
      assert.equal(account, undefined, `${where(event)}: an account is opened once`);
      // Schema version 1 did not always name it.
      return { status: 'open', ownerId, currency: currency ?? 'EUR', balance: 0n };
    }
    assert.equal(account?.status, 'open', `${where(event)}: only an open account changes`);
    if (event.type === 'AccountClosed') {
      assert.equal(account.balance, 0n, `${where(event)}: only an empty account closes`);
      return { ...account, status: 'closed' };
    }
    const change = event.type === 'MoneyDeposited' ? BigInt(amount) : -BigInt(amount);
    if (!transferredFrom && !transferredTo) {
      if (change > 0n) this.paidIn += change;
      else this.paidOut -= change;
    }
    const after = account.balance + change;
    assert.ok(BigInt(amount) > 0n && currency === account.currency, where(event));
    assert.ok(after >= 0n && after <= MAX_MINOR_UNITS, `${where(event)}: the balance is ${after}`);
    assert.equal(balance, String(after), `${where(event)}: the recorded balance is right`);
    return { ...account, balance: after };
  }
}

export const where = ({ position, streamId, version, type }: StoredEvent): string =>
  `${type} at position ${position}, ${streamId} version ${version}`;
