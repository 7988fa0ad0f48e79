import type { Results } from './results.ts';
import type { Table } from './tables.ts';
import { judge, targets, type Target } from './targets.ts';

export function targetsTable(results: Results): Table {
  const lines = targets
    .map((target) => judge(results, target))
    .filter(({ reached }) => reached !== 'not measured')
    .map((verdict) => {
      const { text, atLeast, aim, measured, reached } = verdict;
      const figures = [atLeast, aim, measured!].map((figure) => inUnit(verdict, figure));
      return [
        text,
        ...figures,
        reached === 'aim' ? 'met, aim too' : reached === 'missed' ? 'missed' : 'met',
      ];
    });
  return [['', 'at least', 'aim', 'measured', ''], ...lines];
}

const inUnit = ({ unit }: Target, figure: number): string => {
  const number = unit === 'MiB' ? figure.toFixed(0) : String(Number(figure.toPrecision(3)));
  return unit === 'x' ? `${number} x` : `${number} ${unit}`;
};
