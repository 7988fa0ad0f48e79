import { parseArgs } from 'node:util';
import { cases } from './cases/index.ts';
import { Field } from './field.ts';
import { full, short } from './forms.ts';
import { plainTable } from './report/plain-table.ts';
import { headings, linesOf } from './report/table.ts';
import { runCase, type Row } from './run-case.ts';

const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    case: { type: 'string' },
    rounds: { type: 'string' },
    seconds: { type: 'string' },
  },
});
const names = values.case?.split(',');
const chosen = cases.filter(({ name }) => names?.includes(name) ?? true);
const form = values.short ? short : full;
const field = await Field.open({
  ...form,
  rounds: Number(values.rounds ?? form.rounds),
  window: Number(values.seconds ?? form.window),
});
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));
try {
  for (const each of chosen) {
    const rows = await runCase(field, each, (progress) => console.error(progress));
    for (const comparison of Map.groupBy(rows, ({ variant }: Row) => variant))
      print(each.title, comparison);
  }
} finally {
  await field.close();
}

function print(title: string, [variant, rows]: [string, Row[]]): void {
  console.log(`\n${title}, ${variant}\n`);
  console.log(plainTable([headings, ...linesOf(rows)]));
}
