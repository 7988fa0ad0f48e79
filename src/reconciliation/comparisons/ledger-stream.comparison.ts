import type { Ledger } from '../../ledger/domain/ledger.decider.js';
import type { BankByLog } from './bank-by-log.js';
import type { Comparison } from './comparison.js';
import type { Figures } from './difference.js';

/** The totals that the ledger itself goes by, against the accounts as of what it has recorded. */
export function compareLedgerStream({ recordedUpTo, totals }: Ledger): Comparison {
  const found = Object.entries(totals).map(([currency, { customers }]) => {
    const { debit, credit, entries } = customers!;
    return figure(currency, credit - debit, entries);
  });
  return {
    where: 'ledger stream',
    what: 'totals of each currency',
    at: recordedUpTo,
    found: new Map(found),
    expected,
  };
}

function* expected({ books, accounts }: BankByLog): Figures {
  const balances = new Map<string, bigint>();
  for (const { currency, balance } of accounts.values())
    balances.set(currency, (balances.get(currency) ?? 0n) + balance);
  for (const [currency, balance] of balances) {
    const moved = books.get(`customers ${currency}`);
    if (moved) yield figure(currency, balance, moved.entries);
  }
}

const figure = (currency: string, balance: bigint, transactions: number) =>
  [currency, `balance ${balance}, ${transactions} transactions`] as const;
