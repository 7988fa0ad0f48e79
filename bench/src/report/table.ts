import type { Row } from '../run-case.ts';
import { summary, type Sample } from '../sample.ts';

export const headings = [
  ...['', 'settled/s', 'least-most', 'accepted/s', 'bank is x', 'p50 ms', 'p99 ms'],
  ...['drained s', 'refused', 'memory MiB'],
];

/** A line for each row of one comparison; the first row is what the others are compared with. */
export function linesOf(rows: readonly Row[]): string[][] {
  const bank = summary(rows[0]!.samples.map(({ settled }) => settled)).median;
  return rows.map(({ name, samples }) => {
    const settled = summary(samples.map((sample) => sample.settled));
    return [
      name,
      whole(settled.median),
      `${whole(settled.least)}-${whole(settled.most)}`,
      whole(median(samples, 'accepted')),
      (bank / settled.median).toFixed(2),
      ...(['p50', 'p99', 'drained'] as const).map((figure) => median(samples, figure)?.toFixed(2)),
      percent(median(samples, 'refused')),
      whole(median(samples, 'memory')),
    ].map((cell) => cell ?? '');
  });
}

function median(samples: readonly Sample[], figure: keyof Sample): number | undefined {
  const values = samples.flatMap((sample) => sample[figure] ?? []);
  return values.length === 0 ? undefined : summary(values).median;
}

const whole = (figure: number | undefined) =>
  figure === undefined ? '' : Math.round(figure).toLocaleString('en');
const percent = (share: number | undefined) => (share ? `${(100 * share).toFixed(1)} %` : '');
