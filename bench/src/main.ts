import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import type { Case } from './cases/case.ts';
import { cases } from './cases/index.ts';
import { Field } from './field.ts';
import { readOrder, USAGE, type Order } from './order.ts';
import { legend } from './report/legend.ts';
import { markdown } from './report/markdown.ts';
import { plainTable } from './report/plain-table.ts';
import type { Results } from './report/results.ts';
import { settingOf } from './report/setting.ts';
import { tableOf, variantsOf } from './report/tables.ts';
import { targetsTable } from './report/targets-table.ts';
import { runCase, type Row } from './run-case.ts';

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));

const order = orderOrEnd();
mustHaveWrk();
const results = await run(order);
console.log(`\n${plainTable(targetsTable(results))}`);
if (order.write) await write(order.write, results);
else console.log(`\n${legend(order.form)}`);
if (results.rows.some(({ failure }) => failure !== undefined)) process.exitCode = 1;

function orderOrEnd(): Order {
  try {
    return readOrder(process.argv.slice(2), cases);
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`);
    process.exit(2);
  }
}

function mustHaveWrk(): void {
  if (!spawnSync('wrk', ['--version']).error) return;
  console.error('There is no wrk, which sends the load: install it (Debian: apt-get install wrk).');
  process.exit(2);
}

async function run({ form, chosen }: Order): Promise<Results> {
  const field = await Field.open(form);
  try {
    const setting = await settingOf(field.databases);
    const rows: Row[] = [];
    for (const each of chosen) {
      const measured = await runCase(field, each, (progress) => console.error(progress));
      show(each, measured);
      rows.push(...measured);
    }
    return { form: form.name, rounds: form.rounds, seconds: form.window, setting, rows };
  } finally {
    await field.close();
  }
}

function show(subject: Case, rows: readonly Row[]): void {
  for (const [variant, some] of variantsOf(rows))
    console.log(`\n${subject.title}: ${variant}\n\n${plainTable(tableOf(subject, some))}\n`);
}

async function write(to: NonNullable<Order['write']>, found: Results): Promise<void> {
  await writeFile(to.json, `${JSON.stringify(found, null, 2)}\n`);
  const style = await resolveConfig(to.markdown);
  const text = await format(markdown(found, cases), { ...style, filepath: to.markdown });
  await writeFile(to.markdown, text);
  console.log(`\nWritten: ${to.json}, ${to.markdown}`);
}
