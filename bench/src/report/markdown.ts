import type { Case } from '../cases/case.ts';
import type { Results } from './results.ts';
import { tableOf, variantsOf, type Table } from './tables.ts';
import { targetsTable } from './targets-table.ts';

const INTRODUCTION = `# How fast it is

Written by \`npm run bench\`; do not edit. What is measured, and how, is said in
[CONTRIBUTING](../CONTRIBUTING.md#benchmarks).

_Settled_ are the operations that were answered with success, over the time until the ledger and all read
models had them too; _accepted_ are the same over the time that the load ran. Each figure is the median of the
rounds, and _x the first_ its ratio to that of the table's first line. The references have no
ledger, no read models and no idempotency.`;

export function markdown(results: Results, cases: readonly Case[]): string {
  const { setting, rows, form } = results;
  const machine: Table = [['', `form: ${form}`], ...Object.entries(setting)];
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
