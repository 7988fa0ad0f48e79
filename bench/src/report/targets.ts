import type { Results } from './results.ts';
import { median, whyMissing, type Place } from './results.ts';

/** What is to be reached, if it has bounds: a ratio of two figures of one run, or a figure. */
export interface Target {
  readonly text: string;
  readonly unit: 'x' | 's' | 'MiB';
  readonly better: 'more' | 'less';
  readonly required?: number;
  readonly aim?: number;
  readonly of: Place;
  readonly against?: Place;
}

export interface Verdict extends Target {
  readonly measured: number | undefined;
  readonly reached: 'aim' | 'required' | 'missed' | 'for information' | 'not measured';
  /** Why it is not measured, if it was asked for. */
  readonly why?: string;
}

export function judge(results: Results, target: Target): Verdict {
  const of = median(results, target.of);
  const against = target.against ? median(results, target.against) : 1;
  const measured = of === undefined || against === undefined ? undefined : of / against;
  const places = target.against ? [target.of, target.against] : [target.of];
  const why = places.map((place) => whyMissing(results, place)).find((each) => each !== undefined);
  return { ...target, measured, reached: verdict(target, measured), why };
}

function verdict({ better, required, aim }: Target, measured: number | undefined) {
  if (measured === undefined || Number.isNaN(measured)) return 'not measured';
  if (required === undefined || aim === undefined) return 'for information';
  const reaches = (bound: number) => (better === 'more' ? measured >= bound : measured <= bound);
  return reaches(aim) ? 'aim' : reaches(required) ? 'required' : 'missed';
}

const BANK = 'bank, MariaDB';
const settled = (of: string, name = BANK, variant = '256 connections'): Place => ({
  case: of,
  name,
  figure: 'settled',
  variant,
});

const times = (
  text: string,
  [required, aim]: readonly [number, number] | readonly [],
  of: Place,
  against: Place,
): Target => ({ text, unit: 'x', better: 'more', required, aim, of, against });

const others = ['Emmett, PostgreSQL', 'castore, PostgreSQL', 'balance column, MariaDB'];

export const targets: readonly Target[] = [
  times(
    'deposits, ledger and read models on, against naive, which has none',
    [8, 12],
    settled('deposits'),
    settled('deposits', 'naive, MariaDB'),
  ),
  times(
    'deposits against the HTTP ceiling',
    [0.2, 0.4],
    settled('deposits'),
    settled('deposits', 'does nothing'),
  ),
  times(
    'hot account against spread deposits',
    [0.9, 1],
    settled('hot-account'),
    settled('hot-account', `${BANK}: spread`),
  ),
  times(
    'transfers against deposits',
    [0.6, 0.8],
    settled('transfers'),
    settled('transfers', `${BANK}: deposits`),
  ),
  times(
    'bulk of 100 against raw inserts of the same rows',
    [0.4, 0.7],
    settled('bulk', BANK, '16 connections'),
    settled('bulk', 'raw inserts of the same rows, of 1000 deposits', '16 connections'),
  ),
  times(
    'bulk of 100 against raw inserts of one row an operation',
    [],
    settled('bulk', BANK, '16 connections'),
    settled('bulk', 'raw inserts of 1000 rows', '16 connections'),
  ),
  {
    text: 'one deposit at a time: latency against naive',
    ...{ unit: 'x', better: 'less', required: 1, aim: 0.7 },
    of: { case: 'one-connection', name: BANK, figure: 'p50' },
    against: { case: 'one-connection', name: 'naive, MariaDB', figure: 'p50' },
  },
  {
    text: 'drained after a long full load',
    ...{ unit: 's', better: 'less', required: 2, aim: 0.5 },
    of: { case: 'settling', name: BANK, figure: 'drained' },
  },
  times(
    'rebuild of the account overview against reading the log alone',
    [0.3, 0.6],
    { case: 'rebuild', name: 'account_overview', figure: 'settled' },
    { case: 'rebuild', name: 'reading the log alone', figure: 'settled' },
  ),
  times(
    'deposits after 10,000,000 events against 10,000',
    [0.85, 1],
    settled('growth', `${BANK}: 10,000,000 events before`, 'events'),
    settled('growth', `${BANK}: 10,000 events before`, 'events'),
  ),
  times(
    'deposits after 1,000,000 events against 10,000',
    [0.85, 1],
    settled('growth', `${BANK}: 1,000,000 events before`, 'events'),
    settled('growth', `${BANK}: 10,000 events before`, 'events'),
  ),
  {
    text: 'cold account with 100,000 events against 10, time',
    ...{ unit: 'x', better: 'less', required: 2, aim: 1.2 },
    of: { case: 'cold-account', name: '100,000 events', figure: 'p50' },
    against: { case: 'cold-account', name: '10 events', figure: 'p50' },
  },
  {
    text: 'peak memory, 1,000,000 accounts touched in turn',
    ...{ unit: 'MiB', better: 'less', required: 512, aim: 300 },
    of: { case: 'many-accounts', name: BANK, figure: 'memory' },
  },
  ...others.map((name) =>
    times(
      `spread deposits against ${name}`,
      [2, 4],
      settled('deposits'),
      settled('deposits', name),
    ),
  ),
  ...others.map((name) =>
    times(
      `one hot account against ${name}`,
      name.startsWith('balance') ? [5, 10] : [20, 100],
      settled('hot-account'),
      settled('hot-account', name),
    ),
  ),
];
