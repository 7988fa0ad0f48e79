import type { INestApplicationContext } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Command, InvalidArgumentError } from 'commander';
import { readConfiguration } from '../configuration.js';
import { Findings } from '../event-sourcing/integrity/findings.js';
import { Verification, type Verified } from '../event-sourcing/integrity/verification.js';
import { ReadModelBeingBuilt } from '../event-sourcing/read-models/read-models.errors.js';
import { LogUnavailable } from '../event-sourcing/event-log.errors.js';
import { DatabaseTrouble } from '../event-sourcing/typeorm/connections/database-trouble.js';
import { Transactions } from '../event-sourcing/typeorm/transactions.js';
import { KeyCheck } from '../personal-data/key-check.js';
import type { Reconciliation } from '../reconciliation/reconciliation.js';
import { Reconcile } from '../reconciliation/reconciliation.query.js';
import { counted } from './counted.js';
import { differenceLine } from './difference-line.js';
import { checking, NotChecked, whyNot } from './not-checked.js';
import { barsInTurn, type BarsInTurn } from './progress-bar.js';
import { withBank } from './with-bank.js';

const SOMETHING_IS_WRONG = 1;

interface Checked {
  readonly result: Verified;
  /** Why the ledger and the read models could not be compared. */
  readonly notCompared: string | undefined;
}

type Expected = ReadonlyMap<number, string>;

export const verifyCommand = (): Command =>
  new Command('verify')
    .description(
      'checks that nobody has changed the log, and that all else follows from it; exit code 1 if not, 3 if that can not be said',
    )
    .option(
      '--expect <position:hash>',
      'a hash that an earlier run has printed; may be given more than once',
      expectation,
    )
    .action(async ({ expect = new Map() }: { expect?: Expected }) => {
      const findings = new Findings();
      const bars = barsInTurn();
      const { dataKeys } = readConfiguration(process.env);
      const checked = await checking(
        withBank(async (bank) => {
          const options = { expected: expect, progress: bars.update };
          const result = await bank.get(Verification).run(findings, options);
          if (dataKeys) await new KeyCheck(bank.get(Transactions)).run(dataKeys, findings);
          return { result, notCompared: await reconcile(bank, findings, bars) };
        }).finally(() => bars.end()),
      );
      report(checked, findings);
      if (findings.count > 0) process.exitCode = SOMETHING_IS_WRONG;
      else if (checked.notCompared !== undefined) throw new NotChecked(checked.notCompared);
    });

function expectation(text: string, before: Expected = new Map()): Expected {
  const [, position, hash] = /^(\d{1,15}):([0-9a-f]{64})$/i.exec(text) ?? [];
  if (position === undefined || hash === undefined)
    throw new InvalidArgumentError('Give what verify has printed: <position>:<64 hex digits>.');
  return new Map(before).set(Number(position), hash.toLowerCase());
}

/** Answers why they can't be compared yet, if so. A log that is broken may not let itself be compared at all. */
async function reconcile(
  bank: INestApplicationContext,
  findings: Findings,
  bars: BarsInTurn,
): Promise<string | undefined> {
  try {
    const query = new Reconcile((done, total) =>
      bars.update('comparing the read models', done, total),
    );
    const result: Reconciliation = await bank.get(QueryBus).execute(query);
    for (const difference of result.differences) findings.tell(differenceLine(difference));
    const more = result.differencesFound - result.differences.length;
    if (more > 0) findings.tell(`and ${more} more differences: see "bank reconcile"`);
    return undefined;
  } catch (error) {
    const isAway = error instanceof LogUnavailable || error instanceof DatabaseTrouble;
    if (error instanceof ReadModelBeingBuilt || isAway) return whyNot(error);
    findings.tell(`the ledger and the read models can't be compared: ${(error as Error).message}`);
    return undefined;
  }
}

function report({ result, notCompared }: Checked, findings: Findings): void {
  const { position, sealedUpTo } = result;
  for (const { position: at, what } of findings.told)
    console.log(at === undefined ? what : `position ${at}: ${what}`);
  const more = findings.count - findings.told.length;
  if (more > 0) console.log(`and ${more} more`);
  const unsealed = position - sealedUpTo;
  if (sealedUpTo === 0 && position > 0)
    console.log('Nothing is sealed yet: a running server seals the log.');
  else if (unsealed === 1)
    console.log(`The last event, at position ${position}, is not sealed yet.`);
  else if (unsealed > 1)
    console.log(`The last ${unsealed} events, after position ${sealedUpTo}, are not sealed yet.`);
  if (findings.count === 0) return reportGood(result, notCompared === undefined);
  const first = findings.firstPosition;
  const where = first === undefined ? '' : ` The first bad position is ${first}.`;
  console.log(`${counted(findings.count, 'finding')}.${where}`);
}

/** Of what is not sealed, nobody knows how it was written: no hash of it is worth keeping. */
function reportGood(verified: Verified, isCompared: boolean): void {
  const { sealedUpTo, sealedHash, seals, snapshots, streams } = verified;
  if (sealedUpTo > 0)
    console.log(
      `The log up to position ${sealedUpTo} is as it was written, by ${counted(seals, 'seal')}.`,
    );
  const others = isCompared ? ', the ledger and the read models agree' : ' agree';
  const what = `${counted(snapshots, 'snapshot')} of ${counted(streams, 'stream')}${others} with the log.`;
  console.log(what);
  if (sealedUpTo > 0)
    console.log(`Keep its hash elsewhere: ${sealedUpTo}:${sealedHash.toString('hex')}`);
}
