import { AccountNotFound } from '../../../src/account/domain/account.errors.js';
import type { AccountView } from '../../../src/account/aggregate/accounts.js';
import type { Account } from '../../../src/account/domain/account.decider.js';

/** An account as the bank answers it. */
export function viewOf(accountId: string, account: Account, version: number): AccountView {
  if (account.status === 'unopened') throw new AccountNotFound(accountId);
  const open = account.status === 'open';
  const { ownerId } = account;
  const { minorUnits, currency } = open
    ? account.balance
    : { minorUnits: 0n, currency: account.currency };
  return { accountId, ownerId, balance: minorUnits, currency, open, version, logPosition: version };
}
