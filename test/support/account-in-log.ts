import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { accountAggregate, accountStream } from '../../src/account/aggregate/account.aggregate.js';
import {
  AccountOpened,
  MoneyDeposited,
  type AccountEvent,
} from '../../src/account/domain/account.events.js';
import type { EventLog } from '../../src/event-sourcing/log/event-log.js';
import { EVENT_LOG } from '../../src/event-sourcing/nest/event-log.token.js';
import { EventRegistry } from '../../src/event-sourcing/log/event-registry.js';
import { Money } from '../../src/money/money.js';
import { owner } from './account-api.js';

const EVENTS_A_COMMIT = 1_000;
const eur = (minorUnits: number) => new Money(BigInt(minorUnits), 'EUR');

/** An account with so many deposits of one cent, written straight into the log. */
export async function accountWithDeposits(
  app: INestApplicationContext,
  count: number,
): Promise<string> {
  const accountId = randomUUID();
  const log = app.get<EventLog>(EVENT_LOG);
  const registry = app.get(EventRegistry);
  for (let version = 1; version <= count + 1; version += EVENTS_A_COMMIT) {
    const length = Math.min(EVENTS_A_COMMIT, count + 2 - version);
    const events = Array.from({ length }, (_, index) => {
      const event = eventAt(accountId, version + index);
      return newEvent(registry, event, version + index);
    });
    await log.transaction((transaction) => {
      const { position, recordedAt } = transaction.at;
      const last = { ...stateAt(accountId, version + length - 1), recordedAt };
      return transaction.append(events, [{ ...last, position: position + length }]);
    });
  }
  return accountId;
}

const eventAt = (accountId: string, version: number): AccountEvent =>
  version === 1
    ? new AccountOpened(accountId, owner, 'EUR')
    : new MoneyDeposited(accountId, eur(1), eur(version - 1));

const stateAt = (accountId: string, version: number) => ({
  streamId: accountStream(accountId),
  version,
  schemaVersion: accountAggregate.snapshots.schemaVersion,
  state: accountAggregate.snapshots.encode({
    status: 'open',
    ownerId: owner,
    balance: eur(version - 1),
  }),
});

const newEvent = (registry: EventRegistry, event: AccountEvent, version: number) => ({
  eventId: randomUUID(),
  streamId: accountStream(event.accountId),
  version,
  ...registry.encode(event),
  metadata: '{}',
  transactionId: version === 1 ? null : randomUUID(),
  endsCommand: true,
});
