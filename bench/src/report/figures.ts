import type { Figure } from '../sample.ts';

export const headings: Readonly<Record<Figure, string>> = {
  settled: 'settled/s',
  accepted: 'accepted/s',
  done: 'operations',
  drained: 'drained in s',
  refused: 'refused',
  p50: 'p50 ms',
  p99: 'p99 ms',
  max: 'max ms',
  memory: 'memory MiB',
};

/** As it is shown, in as many digits as mean something. */
export function inFigures(figure: Figure, value: number | undefined): string {
  if (value === undefined) return '';
  switch (figure) {
    case 'settled':
    case 'accepted':
    case 'done':
    case 'memory':
      return Math.round(value).toLocaleString('en');
    case 'refused':
      return value === 0 ? '0' : `${(100 * value).toFixed(2)} %`;
    case 'drained':
    case 'p50':
    case 'p99':
    case 'max':
      return value.toPrecision(3).includes('e')
        ? value.toFixed(0)
        : String(Number(value.toPrecision(3)));
  }
}
