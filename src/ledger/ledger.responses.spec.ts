import { LedgerResponse, TrialBalanceResponse } from './ledger.responses.js';
import type { LedgerBalance } from './read-models/ledger-balances/ledger-balances.query.js';

const balance = (
  account: string,
  currency: string,
  debit: bigint,
  credit: bigint,
): LedgerBalance => ({ account, currency, debit, credit, entries: 3 });

const isBalanced = (...balances: LedgerBalance[]) =>
  new TrialBalanceResponse({ position: 1, balances }).balanced;

describe('the trial balance', () => {
  it('is balanced when debits are credits in every currency', () => {
    expect(isBalanced()).toBe(true);
    expect(
      isBalanced(
        balance('cash', 'EUR', 10n, 3n),
        balance('customers', 'EUR', 3n, 10n),
        balance('cash', 'USD', 2n ** 70n, 0n),
        balance('customers', 'USD', 0n, 2n ** 70n),
      ),
    ).toBe(true);
  });

  it('is not balanced by another currency, nor by rounding', () => {
    expect(isBalanced(balance('cash', 'EUR', 1n, 0n), balance('cash', 'USD', 0n, 1n))).toBe(false);
    expect(
      isBalanced(
        balance('cash', 'EUR', 2n ** 70n + 1n, 0n),
        balance('customers', 'EUR', 0n, 2n ** 70n),
      ),
    ).toBe(false);
  });
});

describe('the ledger', () => {
  it("has the customers' accounts only", () => {
    const balances = [
      balance('cash', 'EUR', 10n, 3n),
      balance('customers', 'EUR', 3n, 10n),
      balance('transfers', 'EUR', 5n, 5n),
    ];
    expect(new LedgerResponse({ position: 7, balances })).toEqual({
      position: 7,
      currencies: [{ currency: 'EUR', balance: 7n, transactions: 3 }],
    });
  });
});
