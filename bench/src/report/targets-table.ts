import type { Results } from './results.ts';
import type { Table } from './tables.ts';
import { judge, targets, type Target, type Verdict } from './targets.ts';

export function targetsTable(results: Results): Table {
  const lines = targets
    .map((target) => judge(results, target))
    .filter(({ reached }) => reached !== 'not measured')
    .map((verdict) => {
      const { text, atLeast, aim, measured, reached } = verdict;
      const figures = [atLeast, aim, measured].map((figure) => inUnit(verdict, figure));
      return [text, ...figures, inWords[reached]];
    });
  return [['', 'at least', 'aim', 'measured', ''], ...lines];
}

const inWords: Readonly<Record<Verdict['reached'], string>> = {
  aim: 'met, aim too',
  'at least': 'met',
  missed: 'missed',
  'for information': 'for information',
  'not measured': '',
};

const inUnit = ({ unit }: Target, figure: number | undefined): string => {
  if (figure === undefined) return '';
  const number = unit === 'MiB' ? figure.toFixed(0) : String(Number(figure.toPrecision(3)));
  return unit === 'x' ? `${number} x` : `${number} ${unit}`;
};
