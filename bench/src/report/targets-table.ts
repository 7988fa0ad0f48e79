import type { Results } from './results.ts';
import type { Table } from './tables.ts';
import { judge, targets, type Target, type Verdict } from './targets.ts';

export function targetsTable(results: Results): Table {
  const lines = targets
    .map((target) => judge(results, target))
    .filter(({ reached }) => reached !== 'not measured')
    .map((verdict) => {
      const { text, required, aim, measured, reached } = verdict;
      const bounds = [required, aim].map((bound) => asBound(verdict, bound));
      return [text, ...bounds, inUnit(verdict, measured), inWords[reached]];
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
