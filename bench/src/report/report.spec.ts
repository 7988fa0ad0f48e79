import type { Case } from '../cases/case.ts';
import type { Row } from '../run-case.ts';
import { markdown } from './markdown.ts';
import type { Results } from './results.ts';
import { tableOf } from './tables.ts';
import { targetsTable } from './targets-table.ts';

const BUSY = '256 connections';
const row = (name: string, ...settled: number[]): Row => ({
  case: 'deposits',
  variant: BUSY,
  name,
  samples: settled.map((rate) => ({ settled: rate, p99: 12.345, refused: 0 })),
});
const bank = row('bank, MariaDB', 9_000, 12_000, 10_000);
const naive = row('naive, MariaDB', 1_000, 900, 1_100);
const failed: Row = { ...row('does nothing'), failure: 'broken' };
const subject: Case = {
  name: 'deposits',
  title: 'Deposits',
  figures: ['settled', 'p99', 'refused'],
  comparisons: () => [],
};
const results: Results = {
  ...{ form: 'full', rounds: 3, seconds: 4, setting: { Node: '24' } },
  rows: [bank, naive, failed],
};

describe('the report of a run', () => {
  it('has medians, their spread, and their ratio to the first', () => {
    expect(tableOf(subject, results.rows)).toEqual([
      ['', 'settled/s', 'least to most', 'x the first', 'p99 ms', 'refused'],
      ['bank, MariaDB', '10,000', '9,000 to 12,000', '1.00', '12.3', '0'],
      ['naive, MariaDB', '1,000', '900 to 1,100', '0.100', '12.3', '0'],
      ['does nothing', 'not measured: broken', '', '', '', ''],
    ]);
  });

  it('has no spread of what was measured once', () => {
    expect(tableOf(subject, [row('bank', 9_000), row('naive', 900)])).toEqual([
      ['', 'settled/s', 'x the first', 'p99 ms', 'refused'],
      ['bank', '9,000', '1.00', '12.3', '0'],
      ['naive', '900', '0.100', '12.3', '0'],
    ]);
  });

  it.each([
    [3, [bank], '3 rounds of 4 s each'],
    [1, [row('bank', 9_000)], '1 round of 4 s each'],
    [3, [bank, row('naive', 1_000, 900)], '3 rounds of 4 s each, for want of time at least 2'],
    [3, [bank, { ...row('bank', 1), case: 'long' }], '3 rounds of 4 s each'],
  ])('says how often it measured: asked for %d rounds', (rounds, rows, words) => {
    const long = { ...subject, name: 'long', mostRounds: 1 };
    const text = markdown({ ...results, rounds, rows }, [subject, long]);
    expect(text).toContain(`| form | full: ${words} |`);
  });

  it('judges the targets that were asked for, and says why one was not measured', () => {
    expect(targetsTable(results)).toEqual([
      ['', 'required', 'aim', 'measured', ''],
      [expect.stringContaining('against naive'), '≥ 8 x', '≥ 12 x', '10 x', 'met'],
      [
        expect.stringContaining('HTTP ceiling'),
        ...['≥ 0.2 x', '≥ 0.4 x', ''],
        'not measured: does nothing: broken',
      ],
    ]);
  });

  it('says so too where the failure has many lines, or there is but no figure', () => {
    const failing = { ...bank, samples: [], failure: 'no such\n  table' };
    const told = (rows: Row[]) =>
      targetsTable({ ...results, rows })
        .slice(1)
        .map((line) => line[4]);
    expect(told([failing, naive])).toContain('not measured: bank, MariaDB: no such table');
    expect(told([bank, row('naive, MariaDB')])).toContain(
      'not measured: naive, MariaDB: it gave no figure',
    );
  });

  it.each([
    [[500], '20 x', 'met, aim too'],
    [[2_000], '5 x', 'missed'],
  ])('finds that %j of naive are %s: %s', (rates, ratio, verdict) => {
    const rows = [bank, row('naive, MariaDB', ...rates)];
    expect(targetsTable({ ...results, rows })[1]!.slice(3)).toEqual([ratio, verdict]);
  });

  it('requires at most so much where less is better', () => {
    const long: Row = {
      ...{ case: 'settling', variant: '60 s', name: 'bank, MariaDB' },
      samples: [{ drained: 0.75 }],
    };
    expect(targetsTable({ ...results, rows: [long] })[1]!.slice(1)).toEqual([
      '≤ 2 s',
      '≤ 0.5 s',
      '0.75 s',
      'met',
    ]);
  });

  it('tells a ratio without bounds for information', () => {
    const bulk = (name: string, settled: number): Row => ({
      ...{ case: 'bulk', variant: '16 connections', name },
      samples: [{ settled }],
    });
    const rows = [bulk('bank, MariaDB', 6_000), bulk('raw inserts of 1000 rows', 30_000)];
    expect(targetsTable({ ...results, rows }).slice(1)).toEqual([
      [expect.stringContaining('one row an operation'), '', '', '0.2 x', 'for information'],
    ]);
  });

  it('is Markdown with the setting, the targets and a table for each comparison', () => {
    const text = markdown(results, [subject]);
    expect(text).toContain('## Targets');
    expect(text).toContain('### deposits, 256 connections');
    expect(text).toContain('| naive, MariaDB | 1,000 | 900 to 1,100 | 0.100 | 12.3 | 0 |');
    expect(text).toContain('| Node | 24 |');
  });
});
