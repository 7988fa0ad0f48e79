import type { AccountView } from './accounts.js';

/** An account as the outside sees it. */
export class AccountResponse {
  readonly accountId: string;
  readonly ownerId: string;
  readonly balance: bigint;
  readonly currency: string;
  readonly open: boolean;

  constructor({ accountId, ownerId, balance, currency, open }: AccountView) {
    this.accountId = accountId;
    this.ownerId = ownerId;
    this.balance = balance;
    this.currency = currency;
    this.open = open;
  }
}
