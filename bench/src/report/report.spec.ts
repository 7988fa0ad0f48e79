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
const results: Results = { form: 'full', setting: { Node: '24' }, rows: [bank, naive, failed] };

describe('the report of a run', () => {
  it('has medians, their spread, and their ratio to the first', () => {
    expect(tableOf(subject, results.rows)).toEqual([
      ['', 'settled/s', 'least to most', 'x the first', 'p99 ms', 'refused'],
      ['bank, MariaDB', '10,000', '9,000 to 12,000', '1.00', '12.3', '0'],
      ['naive, MariaDB', '1,000', '900 to 1,100', '0.100', '12.3', '0'],
      ['does nothing', 'failed: broken', '', '', '', ''],
    ]);
  });

  it('judges the targets that were measured, and only those', () => {
    const [, ...lines] = targetsTable(results);
    expect(lines).toEqual([
      [expect.stringContaining('against naive'), '8 x', '12 x', '10 x', 'met'],
    ]);
  });

  it.each([
    [[500], '20 x', 'met, aim too'],
    [[2_000], '5 x', 'missed'],
  ])('finds that %j of naive are %s: %s', (rates, ratio, verdict) => {
    const rows = [bank, row('naive, MariaDB', ...rates)];
    expect(targetsTable({ ...results, rows })[1]!.slice(3)).toEqual([ratio, verdict]);
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
