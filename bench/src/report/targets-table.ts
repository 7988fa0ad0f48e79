import type { Results } from './results.ts';
import type { Table } from './tables.ts';
import { judge, targets, type Target, type Verdict } from './targets.ts';

/** A line for each target that was asked for. */
export function targetsTable(results: Results): Table {
  const lines = targets
    .map((target) => judge(results, target))
    .filter(({ reached, why }) => reached !== 'not measured' || why !== undefined)
    .map((verdict) => {
      const { text, required, aim, measured, reached, why } = verdict;
      const bounds = [required, aim].map((bound) => asBound(verdict, bound));
      const outcome = why === undefined ? inWords[reached] : `not measured: ${why}`;
      return [text, ...bounds, inUnit(verdict, measured), outcome];
    });
  return [['', 'required', 'aim', 'measured', ''], ...lines];
}

const inWords: Readonly<Record<Verdict['reached'], string>> = {
  aim: 'met, aim too',
  required: 'met',
  missed: 'missed',
  'for information': 'for information',
  'not measured': '',
};

const asBound = (target: Target, bound: number | undefined): string =>
  bound === undefined ? '' : `${target.better === 'more' ? '≥' : '≤'} ${inUnit(target, bound)}`;

const inUnit = ({ unit }: Target, figure: number | undefined): string => {
  if (figure === undefined) return '';
  const number = unit === 'MiB' ? figure.toFixed(0) : String(Number(figure.toPrecision(3)));
  return unit === 'x' ? `${number} x` : `${number} ${unit}`;
};
