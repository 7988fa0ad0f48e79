import type { Case } from '../cases/case.ts';
import type { Results } from './results.ts';
import { tableOf, variantsOf, type Table } from './tables.ts';
import { targetsTable } from './targets-table.ts';

const INTRODUCTION = `# How fast it is

Written by \`npm run bench\`; do not edit. What is measured, and how, is said in
[CONTRIBUTING](../CONTRIBUTING.md#benchmarks).

_Settled_ are the operations that were answered with success, over the time until the ledger and all read
models had them too; _accepted_ are the same over the time that the load ran; _drained_ is the time from the end
of the load until ledger and read models had all of it. Each figure is the median of the rounds
([how many](#measured-on)); where there was only one, it has no _least to most_. _x the first_ is its ratio to
that of the table's first line. The references have no ledger, no read models and no idempotency.`;

export function markdown(results: Results, cases: readonly Case[]): string {
  const { setting, rows } = results;
  const machine: Table = [['form', howMeasured(results, cases)], ...Object.entries(setting)];
  return (
    [
      INTRODUCTION,
      '## Targets',
      markdownTable(targetsTable(results)),
      ...cases.flatMap((each) => section(each, results)),
      '## Measured on',
      markdownTable(machine),
      '',
    ]
      .join('\n\n')
      .trimEnd() + (rows.length > 0 ? '\n' : '')
  );
}

/** Form, rounds and seconds; how many rounds there were at least, of cases that may have all of them. */
function howMeasured({ form, rounds, seconds, rows }: Results, cases: readonly Case[]): string {
  const asked = `${form}: ${rounds} ${rounds === 1 ? 'round' : 'rounds'} of ${seconds} s each`;
  const limited = cases
    .filter(({ mostRounds }) => mostRounds !== undefined)
    .map(({ name }) => name);
  const measured = rows.filter((row) => row.samples.length > 0 && !limited.includes(row.case));
  const least = Math.min(...measured.map(({ samples }) => samples.length));
  return least < rounds ? `${asked}, for want of time at least ${least}` : asked;
}

function section(subject: Case, { rows }: Results): string[] {
  const own = rows.filter((row) => row.case === subject.name);
  if (own.length === 0) return [];
  return [
    `## ${subject.title}`,
    ...variantsOf(own).flatMap(([variant, some]) => [
      `### ${subject.name}, ${variant}`,
      markdownTable(tableOf(subject, some)),
    ]),
  ];
}

export function markdownTable([top, ...lines]: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = top!.map((_, column) => (column === 0 ? '---' : '---:'));
  return [top!, rule, ...lines].map(line).join('\n');
}
