import { ratesAndLatency, type Case, type Comparison } from './case.ts';
import { bankUnder } from './entries.ts';

const ACCOUNTS = 1_000;
const MILLION = 1_000_000;

const inWords = (count: number) => count.toLocaleString('en');

/** The deposit case where much has happened before. */
export const growth: Case = {
  name: 'growth',
  title: 'Deposits into a log that has grown',
  figures: ratesAndLatency,
  comparisons(form): Comparison[] {
    if (form.name === 'short') return [];
    const load = { kind: 'deposit', connections: 256 };
    const long = form.name === 'growth' ? [10 * MILLION, MILLION] : [MILLION];
    // Of accounts, not the ledger's.
    const ofLength = (events: number) =>
      bankUnder(`${inWords(events)} events before`, {
        ...load,
        ground: { accounts: ACCOUNTS, deposits: events - ACCOUNTS },
      });
    const over = (accounts: number) =>
      bankUnder(`${inWords(accounts)} accounts`, { ...load, ground: { accounts, deposits: 0 } });
    return [
      { variant: 'events', entries: [...long, 10_000].map(ofLength) },
      { variant: 'accounts', entries: [1_000, 10_000, 100_000].map(over) },
    ];
  },
};
