import type { Case } from '../cases/case.ts';
import type { Row } from '../run-case.ts';
import { summary, type Figure } from '../sample.ts';
import { headings, inFigures } from './figures.ts';
import { reasonOf } from './results.ts';

/** One comparison, as lines of cells; the first line has the headings. */
export type Table = readonly (readonly string[])[];

export const variantsOf = (rows: readonly Row[]): [string, Row[]][] => [
  ...Map.groupBy(rows, ({ variant }) => variant),
];

/**
 * A line a row: the medians, the spread of the main figure if there was more than one round, and its
 * ratio to the first row's.
 */
export function tableOf({ figures }: Case, rows: readonly Row[]): Table {
  const [main, ...rest] = figures as [Figure, ...Figure[]];
  const first = summary(rows[0]!.samples, main)?.median;
  const hasSpread = rows.some(({ samples }) => samples.length > 1);
  const lines = rows.map((row) => {
    const { name, samples, failure } = row;
    const own = summary(samples, main);
    if (failure !== undefined || !own) return [name, `not measured: ${reasonOf(row)}`];
    const spread = hasSpread
      ? [`${inFigures(main, own.least)} to ${inFigures(main, own.most)}`]
      : [];
    const ratio = first === undefined ? '' : (own.median / first).toPrecision(3);
    const others = rest.map((figure) => inFigures(figure, summary(samples, figure)?.median));
    return [name, inFigures(main, own.median), ...spread, ratio, ...others];
  });
  const top = ['', headings[main], ...(hasSpread ? ['least to most'] : []), 'x the first'];
  const all = [[...top, ...rest.map((figure) => headings[figure])], ...lines];
  return all.map((line) => [
    ...line,
    ...Array<string>(top.length + rest.length - line.length).fill(''),
  ]);
}
