import { randomUUID } from 'node:crypto';
import { accountAggregate, accountStream } from '../../src/account/account.aggregate.js';
import { accountEventTypes } from '../../src/account/account.event-types.js';
import { AccountOpened, MoneyDeposited } from '../../src/account/domain/account.events.js';
import { connectionOptions } from '../../src/database/connection-options.js';
import { openDatabase } from '../../src/database/open-database.js';
import type { Snapshot } from '../../src/event-sourcing/event-log.js';
import { EventRegistry } from '../../src/event-sourcing/event-registry.js';
import type { NewEvent } from '../../src/event-sourcing/recorded-event.js';
import { dialectOf } from '../../src/event-sourcing/typeorm/dialects.js';
import { Transactions } from '../../src/event-sourcing/typeorm/transactions.js';
import { TypeormEventLog } from '../../src/event-sourcing/typeorm/typeorm-event-log.js';
import { Money } from '../../src/money/money.js';

/** A log with as many accounts, and deposits into them in turn. */
export interface Seed {
  readonly ids: readonly string[];
  readonly deposits: number;
}

const BATCH = 2_000;
const AMOUNT = 1_000_000n;
export const OWNER = '00000000-0000-4000-8000-000000000000';

/** Appends it by the bank's own log, with snapshots where the journal would have left them. */
export async function seedLog(databaseUrl: string, seed: Seed): Promise<void> {
  const dataSource = await openDatabase(connectionOptions(databaseUrl));
  try {
    const dialect = dialectOf(dataSource);
    const log = new TypeormEventLog(new Transactions(dataSource, dataSource, dialect), dialect);
    const events = new SeededEvents(seed);
    while (!events.done)
      await log.transaction((transaction) => {
        const { position, recordedAt } = transaction.at;
        const batch = events.batch(position, recordedAt);
        return transaction.append(batch.events, batch.snapshots);
      });
  } finally {
    await dataSource.destroy();
  }
}

class SeededEvents {
  private readonly registry = new EventRegistry();
  private readonly metadata = JSON.stringify({ correlationId: randomUUID() });
  private made = 0;

  constructor(private readonly seed: Seed) {
    this.registry.register(...accountEventTypes);
  }

  get done(): boolean {
    return this.made === this.seed.ids.length + this.seed.deposits;
  }

  /** The next events; in a transaction that runs once. */
  batch(position: number, recordedAt: number): { events: NewEvent[]; snapshots: Snapshot[] } {
    const { ids, deposits } = this.seed;
    const events: NewEvent[] = [];
    const snapshots: Snapshot[] = [];
    const { every, schemaVersion, encode } = accountAggregate.snapshots;
    while (events.length < BATCH && this.made < ids.length + deposits) {
      const index = this.made++;
      const accountId = ids[index % ids.length]!;
      const version = 1 + Math.floor(index / ids.length);
      const balance = new Money(AMOUNT * BigInt(version - 1), 'EUR');
      events.push(this.event(accountId, version, balance));
      if (version % every > 0) continue;
      const state = encode({ status: 'open', ownerId: OWNER, balance });
      const streamId = accountStream(accountId);
      const at = { position: position + events.length, recordedAt };
      snapshots.push({ streamId, version, schemaVersion, ...at, state });
    }
    return { events, snapshots };
  }

  private event(accountId: string, version: number, balance: Money): NewEvent {
    const event =
      version === 1
        ? new AccountOpened(accountId, OWNER, 'EUR')
        : new MoneyDeposited(accountId, new Money(AMOUNT, 'EUR'), balance);
    return {
      ...this.registry.encode(event),
      eventId: randomUUID(),
      streamId: accountStream(accountId),
      version,
      metadata: this.metadata,
      transactionId: version === 1 ? null : randomUUID(),
      endsCommand: true,
    };
  }
}
