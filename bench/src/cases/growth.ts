import { bankOnMariadb } from '../contenders.ts';
import { ratesAndLatency, type Case, type Comparison } from './case.ts';
import { bankUnder, overHttp } from './entries.ts';

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
    // The ledger adds an event for each of the account's.
    const ofLength = (events: number) =>
      bankUnder(`${inWords(events)} events before`, {
        ...load,
        ground: { accounts: ACCOUNTS, deposits: events / 2 - ACCOUNTS },
      });
    const over = (accounts: number) =>
      bankUnder(`${inWords(accounts)} accounts`, { ...load, ground: { accounts, deposits: 0 } });
    return [
      { variant: 'events', entries: [...long, 10_000].map(ofLength) },
      { variant: 'accounts', entries: [1_000, 10_000, 100_000].map(over) },
    ];
  },
};

/** How much memory a server takes that has come across a million accounts. */
export const manyAccounts: Case = {
  name: 'many-accounts',
  title: 'Deposits into each of a million accounts in turn',
  mostRounds: 1,
  figures: ['memory', 'done', 'settled', 'accepted', 'drained'],
  comparisons(form): Comparison[] {
    if (form.name === 'short') return [];
    const ground = { accounts: MILLION, deposits: 0 };
    const load = { kind: 'bulk_in_turn', ground, connections: 16, operations: 100 };
    return [
      {
        variant: '90 s, in hundreds',
        entries: overHttp({ ...load, seconds: 90, least: MILLION }, bankOnMariadb),
      },
    ];
  },
};
