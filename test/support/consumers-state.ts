import assert from 'node:assert/strict';
import { QueryBus } from '@nestjs/cqrs';
import type { Reconciliation } from '../../src/reconciliation/reconciliation.js';
import { Reconcile } from '../../src/reconciliation/reconciliation.query.js';
import { checkAtRest } from './at-rest.js';
import { dataOf, where, type BankInLog } from './bank-in-log.js';
import { entriesIn } from './ledger-in-log.js';
import { openLog } from './open-log.js';
import { startApp } from './test-app.js';

/** Nothing stands in the ledger or a read model that the log does not have up to there, and nothing twice. */
export async function checkMidway(databaseUrl: string): Promise<void> {
  const { app, close } = await startApp(databaseUrl, { environment: { ROLE: 'api' } });
  try {
    const found: Reconciliation = await app.get(QueryBus).execute(new Reconcile());
    assert.deepEqual(found.differences, []);
  } finally {
    await close();
  }
}

/** Every consumer has dealt with each event once. */
export async function expectEachEventOnce(
  databaseUrl: string,
  environment: Readonly<Record<string, string>> = { LEASE_MS: '500' },
): Promise<void> {
  const { app, close } = await startApp(databaseUrl, { environment });
  const bank = await checkAtRest(app).finally(close);
  await checkEntries(databaseUrl, bank);
  if (environment.BONUS_ACCOUNT_ID) checkBonuses(bank, environment.BONUS_ACCOUNT_ID);
}

/** The ledger has an entry for each movement of money, in the same order. */
async function checkEntries(databaseUrl: string, { events }: BankInLog): Promise<void> {
  const { log, close } = await openLog(databaseUrl);
  const entries = entriesIn(await log.readStream('ledger', 0, 1_000_000).finally(close));
  const movements = events.filter(({ type }) => type.startsWith('Money'));
  assert.equal(entries.length, movements.length, 'as many entries as movements');
  assert.deepEqual(
    // Not map: the driver's arrays may be of another realm, which a strict comparison minds.
    Array.from(entries, ({ source }) => source),
    Array.from(movements, ({ position }) => position),
  );
}

/** At a rate of 100 %, each deposit into another account has been paid once more. */
function checkBonuses({ events }: BankInLog, bonus: string): void {
  const deposits = events.filter(({ type }) => type === 'MoneyDeposited');
  const plain = deposits.filter(
    (event) => !dataOf(event).transferredFrom && dataOf(event).accountId !== bonus,
  );
  const paid = deposits.filter(({ data }) => data.includes('"isBonus":true'));
  assert.deepEqual(
    paid.map(({ transactionId }) => transactionId),
    plain.map(({ eventId }) => eventId),
    'a bonus for each deposit, in order',
  );
  for (const [index, event] of paid.entries())
    assert.equal(dataOf(event).amount, dataOf(plain[index]!).amount, where(event));
}
