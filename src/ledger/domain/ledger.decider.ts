import type { Decider } from '../../event-sourcing/decider.js';
import type { Currency } from '../../money/money.js';
import type { LedgerCommand } from './ledger.commands.js';
import { EntriesOutOfOrder, LedgerGap } from './ledger.errors.js';
import {
  EntryRecorded,
  type GeneralAccount,
  type LedgerAccount,
  type LedgerEvent,
} from './ledger.events.js';

/** What an account was debited and credited with in one currency, in minor units. */
export interface Total {
  readonly debit: bigint;
  readonly credit: bigint;
  readonly entries: number;
}

/** All customers' accounts together are one, so that the state stays small. */
export type TotalledAccount = GeneralAccount | 'customers';

export type Totals = Readonly<Partial<Record<TotalledAccount, Total>>>;

export interface Ledger {
  /** Position of the account event that was recorded last; 0 for none. */
  readonly recordedUpTo: number;
  readonly totals: Readonly<Record<Currency, Totals>>;
}

const NOTHING: Total = { debit: 0n, credit: 0n, entries: 0 };

/** The bank's one ledger. It follows the accounts, so that it refuses nothing but a gap. */
export const ledgerDecider: Decider<LedgerCommand, LedgerEvent, Ledger> = {
  initialState: { recordedUpTo: 0, totals: {} },

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

  evolve({ totals }, { entry }): Ledger {
    const { minorUnits, currency } = entry.amount;
    const debited = add(totals[currency] ?? {}, entry.debit, 'debit', minorUnits);
    const booked = add(debited, entry.credit, 'credit', minorUnits);
    return { recordedUpTo: entry.sourcePosition, totals: { ...totals, [currency]: booked } };
  },
};

/** The account that an account of the ledger is totalled under. */
export const totalledAs = (account: LedgerAccount): TotalledAccount =>
  account.kind === 'customer' ? 'customers' : account.name;

function add(
  totals: Totals,
  account: LedgerAccount,
  side: 'debit' | 'credit',
  minorUnits: bigint,
): Totals {
  const name = totalledAs(account);
  const before = totals[name] ?? NOTHING;
  const after = { ...before, [side]: before[side] + minorUnits, entries: before.entries + 1 };
  return { ...totals, [name]: after };
}
