import type { INestApplicationContext } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { readConfiguration } from '../../configuration/configuration.js';
import { migratedTables } from '../bank/migrated-tables.js';
import { engineOf } from '../../event-sourcing/integrity/engines/engines.js';
import { Findings } from '../../event-sourcing/integrity/report/findings.js';
import { Parts } from '../../event-sourcing/integrity/report/parts.js';
import type { NotCompared } from '../../event-sourcing/integrity/read-models/refolds.js';
import { Verification, type Verified } from '../../event-sourcing/integrity/verification.js';
import { dialectOf } from '../../event-sourcing/log/stores/sql/dialects/dialects.js';
import { Transactions } from '../../event-sourcing/log/stores/sql/transactions/transactions.js';
import { KeyCheck } from '../../personal-data/key-check.js';
import type { Reconciliation } from '../../reconciliation/reconciliation.js';
import { Reconcile } from '../../reconciliation/reconciliation.query.js';
import { counted } from '../output/counted.js';
import { differenceLine } from '../output/difference-line.js';
import { checking, isComplete, mustBeComplete, tellNotCompared } from '../mistakes/not-checked.js';
import { barsInTurn, type BarsInTurn } from '../output/progress-bar.js';
import { withBank } from '../bank/with-bank.js';

const SOMETHING_IS_WRONG = 1;

interface Checked {
  readonly verified: Verified;
  /** Absent where the log and the read models don't let themselves be compared, which is a finding. */
  readonly reconciliation: Reconciliation | undefined;
}

/** What a log's hash was at a position. */
export type Expected = ReadonlyMap<number, string>;

export async function verify(expected: Expected): Promise<void> {
  const findings = new Findings();
  const bars = barsInTurn();
  const checked = await checking(
    withBank((bank) => check(bank, expected, findings, bars)).finally(() => bars.end()),
  );
  report(checked, findings);
  if (findings.count > 0) process.exitCode = SOMETHING_IS_WRONG;
  else mustBeComplete(checked.reconciliation?.notCompared ?? []);
}

async function check(
  bank: INestApplicationContext,
  expected: Expected,
  findings: Findings,
  bars: BarsInTurn,
): Promise<Checked> {
  const { dataKeys } = readConfiguration(process.env);
  const [dataSource, transactions] = [bank.get(DataSource), bank.get(Transactions)];
  const parts = new Parts(dialectOf(dataSource), engineOf(dataSource), findings);
  const options = { expected, tables: await migratedTables(), progress: bars.update };
  const verified = await bank.get(Verification).run(findings, options);
  if (dataKeys)
    await parts.run("the owners' keys", undefined, () =>
      new KeyCheck(transactions).run(dataKeys, findings),
    );
  const reconciliation = await parts.run('the ledger and the read models', undefined, () =>
    reconcile(bank, findings, bars),
  );
  return { verified, reconciliation };
}

async function reconcile(
  bank: INestApplicationContext,
  findings: Findings,
  bars: BarsInTurn,
): Promise<Reconciliation> {
  const query = new Reconcile((done, total) =>
    bars.update('comparing the read models', done, total),
  );
  const result: Reconciliation = await bank.get(QueryBus).execute(query);
  for (const difference of result.differences) findings.tell(differenceLine(difference));
  const more = result.differencesFound - result.differences.length;
  if (more > 0) findings.tell(`and ${more} more differences: see "bank reconcile"`);
  return result;
}

function report({ verified, reconciliation }: Checked, findings: Findings): void {
  const notCompared = reconciliation?.notCompared ?? [];
  for (const { position: at, what } of findings.told)
    console.log(at === undefined ? what : `position ${at}: ${what}`);
  const more = findings.count - findings.told.length;
  if (more > 0) console.log(`and ${more} more`);
  reportUnsealed(verified);
  for (const what of verified.notChecked) console.log(`Not checked: ${what}.`);
  tellNotCompared(notCompared, findings.count === 0);
  if (findings.count === 0) return reportGood(verified, notCompared);
  const first = findings.firstPosition;
  const where = first === undefined ? '' : ` The first bad position is ${first}.`;
  console.log(`${counted(findings.count, 'finding')}.${where}`);
}

function reportUnsealed({ position, sealedUpTo }: Verified): void {
  const unsealed = position - sealedUpTo;
  if (sealedUpTo === 0 && position > 0)
    console.log('Nothing is sealed yet: a running server seals the log.');
  else if (unsealed === 1)
    console.log(`The last event, at position ${position}, is not sealed yet.`);
  else if (unsealed > 1)
    console.log(`The last ${unsealed} events, after position ${sealedUpTo}, are not sealed yet.`);
}

/** Nobody knows how events that are not sealed were written: no hash of them is worth keeping. */
function reportGood(verified: Verified, notCompared: readonly NotCompared[]): void {
  const { sealedUpTo, sealedHash, seals, snapshots, streams } = verified;
  if (sealedUpTo > 0)
    console.log(
      `The log up to position ${sealedUpTo} is as it was written, by ${counted(seals, 'seal')}.`,
    );
  const readModels = isComplete(notCompared) ? 'the read models' : 'the other read models';
  console.log(
    `${counted(snapshots, 'snapshot')} of ${counted(streams, 'stream')}, the ledger and ${readModels} agree with the log.`,
  );
  if (sealedUpTo > 0)
    console.log(`Keep its hash elsewhere: ${sealedUpTo}:${sealedHash.toString('hex')}`);
}
