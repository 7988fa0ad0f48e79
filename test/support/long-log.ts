import { randomUUID } from 'node:crypto';
import type { NewEvent, StoredEvent } from '../../src/event-sourcing/log/recorded-event.js';
import { openLog } from './open-log.js';

const ACCOUNTS = 10;
const EVENTS_A_COMMIT = 1_000;

/** Appends deposits into a few accounts, many a commit, as the journal would under load. */
export async function appendDeposits(databaseUrl: string, count: number): Promise<void> {
  const { log, close } = await openLog(databaseUrl);
  const accounts = Array.from({ length: ACCOUNTS }, () => ({ id: randomUUID(), version: 0 }));
  for (let made = 0; made < count;) {
    const batch: NewEvent[] = [];
    while (batch.length < EVENTS_A_COMMIT && made < count)
      batch.push(next(accounts[made++ % ACCOUNTS]!));
    await log.transaction((transaction) =>
      transaction.append(batch, batch.length === EVENTS_A_COMMIT ? [snapshotOf(batch[0]!)] : []),
    );
  }
  await close();
}

function next(account: { readonly id: string; version: number }): NewEvent {
  const version = ++account.version;
  const { id: accountId } = account;
  const opened = { accountId, ownerId: randomUUID(), currency: 'EUR' };
  const deposited = { accountId, amount: '1', balance: String(version - 1), currency: 'EUR' };
  return {
    eventId: randomUUID(),
    streamId: `account-${accountId}`,
    version,
    type: version === 1 ? 'AccountOpened' : 'MoneyDeposited',
    schemaVersion: version === 1 ? 2 : 1,
    data: JSON.stringify(version === 1 ? opened : deposited),
    metadata: JSON.stringify({ correlationId: randomUUID() }),
    transactionId: version === 1 ? null : randomUUID(),
    endsCommand: true,
  };
}

/** Of an old schema version, so that nobody reads it. */
const snapshotOf = ({ streamId, version }: NewEvent) => ({
  streamId,
  version,
  schemaVersion: 0,
  position: 1,
  recordedAt: 0 satisfies StoredEvent['recordedAt'],
  state: '{}',
});
