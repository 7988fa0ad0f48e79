import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killServers } from '../support/server-process.js';
import { EngineRun } from './engine-run.js';
import { Findings } from './findings.js';
import { databaseNames } from './ground/ground.js';
import { readOrder, USAGE, type Order } from './order.js';
import type { Result } from './result.js';
import { scenarios } from './scenarios/index.js';

const LONGEST_LINE = 700;

for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => void killServers().finally(() => process.exit(130)));

const order = orderOrEnd();
const logs = mkdtempSync(join(tmpdir(), 'bank-chaos-'));
const findings = new Findings();
console.log(
  `Seed ${order.seed}, ${order.seconds} s on each of ${order.databases.join(', ')}; logs are in ${logs}`,
);
for (const name of order.databases) await runOn(name);
end();

function orderOrEnd(): Order {
  try {
    return readOrder(process.argv.slice(2), databaseNames, scenarios);
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`);
    process.exit(2);
  }
}

async function runOn(name: (typeof databaseNames)[number]): Promise<void> {
  try {
    await EngineRun.run(name, order, logs, findings, (result) => tell(name, result));
  } catch (error) {
    findings.report('the run could not go on', (error as Error).stack ?? String(error));
    tell(name, { title: 'the end', line: 'before its time', findings: findings.take() });
  }
}

function tell(name: string, { title, line, findings: found }: Result): void {
  const time = new Date().toISOString().slice(11, 19);
  print(`${time} ${name.padEnd(8)} ${title}: ${line}`);
  for (const { what, detail, count } of found) {
    const times = count > 1 ? ` (${count} times)` : '';
    print(`  FINDING: ${what}${times}: ${detail}`);
  }
}

/** In the folder of the logs it stands whole. */
function print(line: string): void {
  console.log(line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)} ...` : line);
  appendFileSync(join(logs, 'chaos.log'), `${line}\n`);
}

function end(): never {
  if (findings.total === 0) {
    rmSync(logs, { recursive: true });
    console.log(`Seed ${order.seed}: all is as it must be.`);
    process.exit(0);
  }
  console.log(
    `Seed ${order.seed}: ${findings.total} findings. What the processes printed is in ${logs}; once more:\n` +
      `npm run chaos -- --seed ${order.seed} --seconds ${order.seconds} --database ${order.databases.join(',')}`,
  );
  process.exit(1);
}
