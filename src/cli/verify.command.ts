import type { INestApplicationContext } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Command, InvalidArgumentError } from 'commander';
import { Findings } from '../event-sourcing/integrity/findings.js';
import { Verification, type Verified } from '../event-sourcing/integrity/verification.js';
import type { Reconciliation } from '../reconciliation/reconciliation.js';
import { Reconcile } from '../reconciliation/reconciliation.query.js';
import { barsInTurn, type BarsInTurn } from './progress-bar.js';
import { withBank } from './with-bank.js';

const SOMETHING_IS_WRONG = 1;

type Expected = ReadonlyMap<number, string>;

export const verifyCommand = (): Command =>
  new Command('verify')
    .description(
      'checks that nobody has changed the log, and that all else follows from it; exit code 1 if not',
    )
    .option(
      '--expect <position:hash>',
      'a hash that an earlier run has printed; may be given more than once',
      expectation,
    )
    .action(async ({ expect = new Map() }: { expect?: Expected }) => {
      const findings = new Findings();
      const bars = barsInTurn();
      const verified = await withBank(async (bank) => {
        const options = { expected: expect, progress: bars.update };
        const result = await bank.get(Verification).run(findings, options);
        await reconcile(bank, findings, bars);
        return result;
      }).finally(() => bars.end());
      report(verified, findings);
      if (findings.count > 0) process.exitCode = SOMETHING_IS_WRONG;
    });

function expectation(text: string, before: Expected = new Map()): Expected {
  const [, position, hash] = /^(\d{1,15}):([0-9a-f]{64})$/i.exec(text) ?? [];
  if (position === undefined || hash === undefined)
    throw new InvalidArgumentError('Give what verify has printed: <position>:<64 hex digits>.');
  return new Map(before).set(Number(position), hash.toLowerCase());
}

/** A log that is broken may not let itself be compared at all. */
async function reconcile(
  bank: INestApplicationContext,
  findings: Findings,
  bars: BarsInTurn,
): Promise<void> {
  try {
    const query = new Reconcile((done, total) =>
      bars.update('comparing the read models', done, total),
    );
    const result: Reconciliation = await bank.get(QueryBus).execute(query);
    for (const { where, subject, expected, found } of result.differences)
      findings.tell(`${where}: ${subject}: ${expected} by the log, ${found} found`);
    const more = result.differencesFound - result.differences.length;
    if (more > 0) findings.tell(`and ${more} more differences: see "bank reconcile"`);
  } catch (error) {
    findings.tell(`the ledger and the read models can't be compared: ${(error as Error).message}`);
  }
}

function report(verified: Verified, findings: Findings): void {
  const { position, sealedUpTo, seals, streams, snapshots, hash } = verified;
  for (const { position: at, what } of findings.told)
    console.log(at === undefined ? what : `position ${at}: ${what}`);
  const more = findings.count - findings.told.length;
  if (more > 0) console.log(`and ${more} more`);
  if (position === sealedUpTo + 1)
    console.log(`The last event, at position ${position}, is not sealed yet.`);
  if (position > sealedUpTo + 1)
    console.log(
      `The last ${position - sealedUpTo} events, after position ${sealedUpTo}, are not sealed yet.`,
    );
  if (findings.count === 0) {
    console.log(
      `The log up to position ${position} is as it was written, by ${seals} seals; ${snapshots} snapshots ` +
        `of ${streams} streams, the ledger and the read models agree with it.`,
    );
    return console.log(`Keep its hash elsewhere: ${position}:${hash.toString('hex')}`);
  }
  const first = findings.firstPosition;
  const where = first === undefined ? '' : ` The first bad position is ${first}.`;
  console.log(`${findings.count} finding${findings.count === 1 ? '' : 's'}.${where}`);
}
