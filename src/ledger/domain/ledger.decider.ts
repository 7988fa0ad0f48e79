import type { Decider } from '../../event-sourcing/decide/decider.js';
import type { Currency } from '../../money/money.js';
import type { LedgerCommand } from './ledger.commands.js';
import { EntriesOutOfOrder, LedgerGap } from './ledger.errors.js';
import {
  EntriesRecorded,
  MOST_ENTRIES_AN_EVENT,
  type Entry,
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

/** While a page is added up. */
type OpenTotals = Partial<Record<TotalledAccount, { -readonly [Key in keyof Total]: Total[Key] }>>;

/** The bank's one ledger. It follows the accounts, so that it refuses nothing but a gap. */
export const ledgerDecider: Decider<LedgerCommand, LedgerEvent, Ledger> = {
  initialState: { recordedUpTo: 0, totals: {} },

  decide({ after, entries }, { recordedUpTo }): LedgerEvent[] {
    let last = after;
    for (const { sourcePosition } of entries) {
      if (sourcePosition <= last) throw new EntriesOutOfOrder();
      last = sourcePosition;
    }
    const first = entries.findIndex(({ sourcePosition }) => sourcePosition > recordedUpTo);
    if (first < 0) return [];
    const before = entries[first - 1]?.sourcePosition ?? after;
    if (before !== recordedUpTo) throw new LedgerGap(before, recordedUpTo);
    return inEvents(entries, first);
  },

  evolve(ledger, { entries }): Ledger {
    const changed: Record<Currency, OpenTotals> = {};
    for (const { amount, debit, credit } of entries) {
      const { minorUnits, currency } = amount;
      const totals = (changed[currency] ??= opened(ledger.totals[currency]));
      add(totals, debit, 'debit', minorUnits);
      add(totals, credit, 'credit', minorUnits);
    }
    const recordedUpTo = entries.at(-1)?.sourcePosition ?? ledger.recordedUpTo;
    return { recordedUpTo, totals: { ...ledger.totals, ...changed } };
  },
};

/** The account that an account of the ledger is totalled under. */
export const totalledAs = (account: LedgerAccount): TotalledAccount =>
  account.kind === 'customer' ? 'customers' : account.name;

function inEvents(entries: readonly Entry[], first: number): LedgerEvent[] {
  const events: LedgerEvent[] = [];
  for (let from = first; from < entries.length; from += MOST_ENTRIES_AN_EVENT)
    events.push(new EntriesRecorded(entries.slice(from, from + MOST_ENTRIES_AN_EVENT)));
  return events;
}

/** A copy that can be added to. */
const opened = (totals: Totals = {}): OpenTotals =>
  Object.fromEntries(Object.entries(totals).map(([account, total]) => [account, { ...total }]));

function add(
  totals: OpenTotals,
  account: LedgerAccount,
  side: 'debit' | 'credit',
  minorUnits: bigint,
): void {
  const total = (totals[totalledAs(account)] ??= { debit: 0n, credit: 0n, entries: 0 });
  total[side] += minorUnits;
  total.entries += 1;
}
