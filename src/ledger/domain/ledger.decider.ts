import type { Decider } from '../../event-sourcing/decider.js';
import type { Currency } from '../../money/money.js';
import type { LedgerCommand } from './ledger.commands.js';
import { EntriesOutOfOrder, LedgerGap } from './ledger.errors.js';
import { EntryRecorded, type Entry, type LedgerEvent } from './ledger.events.js';

export interface CurrencyTotals {
  /** What the bank owes its customers, in minor units. */
  readonly balance: bigint;
  /** Number of movements of customers' accounts. */
  readonly transactions: number;
}

export interface Ledger {
  /** Position of the account event that was recorded last; 0 for none. */
  readonly recordedUpTo: number;
  readonly currencies: Readonly<Record<Currency, CurrencyTotals>>;
}

const NOTHING: CurrencyTotals = { balance: 0n, transactions: 0 };

/** The bank's one ledger. It follows the accounts, so that it refuses nothing but a gap. */
export const ledgerDecider: Decider<LedgerCommand, LedgerEvent, Ledger> = {
  initialState: { recordedUpTo: 0, currencies: {} },

  decide({ after, entries }, { recordedUpTo }): LedgerEvent[] {
    let last = after;
    for (const { sourcePosition } of entries) {
      if (sourcePosition <= last) throw new EntriesOutOfOrder();
      last = sourcePosition;
    }
    const rest = entries.filter(({ sourcePosition }) => sourcePosition > recordedUpTo);
    const before = entries.at(-rest.length - 1)?.sourcePosition ?? after;
    if (rest.length > 0 && before !== recordedUpTo) throw new LedgerGap(before, recordedUpTo);
    return rest.map((entry) => new EntryRecorded(entry));
  },

  evolve({ currencies }, { entry }): Ledger {
    const { currency } = entry.amount;
    const { balance, transactions } = currencies[currency] ?? NOTHING;
    const totals = { balance: balance + owedMore(entry), transactions: transactions + 1 };
    return {
      recordedUpTo: entry.sourcePosition,
      currencies: { ...currencies, [currency]: totals },
    };
  },
};

/** By how much the entry changes what the bank owes its customers. */
export function owedMore({ debit, credit, amount: { minorUnits } }: Entry): bigint {
  const credited = credit.kind === 'customer' ? minorUnits : 0n;
  const debited = debit.kind === 'customer' ? minorUnits : 0n;
  return credited - debited;
}
