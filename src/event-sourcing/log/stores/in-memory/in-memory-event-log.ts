import { DuplicateTransaction, InstantInFuture, VersionConflict } from '../../event-log.errors.js';
import type { AppendTransaction, EventLog, Head, Snapshot } from '../../event-log.js';
import type { Instant } from '../../instant.js';
import type { NewEvent, StoredEvent } from '../../recorded-event.js';
import { InMemoryReader } from './in-memory-reader.js';

/** The log for tests without a database. */
export class InMemoryEventLog extends InMemoryReader implements EventLog {
  private lock: Promise<unknown> = Promise.resolve();

  constructor(private readonly clock: () => Instant = () => Date.now() * 1000) {
    super([], [], 0);
  }

  transaction<T>(work: (transaction: AppendTransaction) => Promise<T>): Promise<T> {
    return this.locked(async () => {
      const recordedAt = Math.max(this.recordedAt, this.clock());
      const transaction = new InMemoryTransaction(this.events, this.snapshots, recordedAt);
      const result = await work(transaction);
      const written = transaction.written();
      if (written.events.length > this.events.length) this.recordedAt = recordedAt;
      this.events = written.events;
      this.snapshots = written.snapshots;
      return result;
    });
  }

  closePast(instant: Instant): Promise<void> {
    return this.locked(async () => {
      if (instant < this.recordedAt) return;
      if (instant > Math.max(this.clock(), this.recordedAt)) throw new InstantInFuture();
      this.recordedAt = instant + 1;
    });
  }

  async probe(): Promise<void> {}

  private locked<T>(work: () => Promise<T>): Promise<T> {
    const result = this.lock.then(work);
    this.lock = result.catch(() => undefined);
    return result;
  }
}

class InMemoryTransaction extends InMemoryReader implements AppendTransaction {
  readonly at: Head;

  constructor(events: readonly StoredEvent[], snapshots: readonly Snapshot[], recordedAt: Instant) {
    super(events, snapshots, recordedAt);
    this.at = { position: events.length, recordedAt };
  }

  async append(events: readonly NewEvent[], snapshots: readonly Snapshot[] = []): Promise<void> {
    const versions = new Set(this.events.map(versionKey));
    const transactions = new Set(this.events.map(transactionKey));
    for (const event of events) {
      if (versions.has(versionKey(event))) throw new VersionConflict(versionKey(event));
      versions.add(versionKey(event));
      if (event.transactionId === null) continue;
      if (transactions.has(transactionKey(event)))
        throw new DuplicateTransaction(transactionKey(event));
      transactions.add(transactionKey(event));
    }
    const { position, recordedAt } = this.at;
    this.events = [
      ...this.events,
      ...events.map((event, index) => ({ ...event, position: position + index + 1, recordedAt })),
    ];
    this.snapshots = [...this.snapshots, ...snapshots];
  }

  written() {
    return { events: this.events, snapshots: this.snapshots };
  }
}

const versionKey = ({ streamId, version }: NewEvent) => `${streamId} version ${version}`;
const transactionKey = ({ streamId, transactionId }: NewEvent) => `${streamId} ${transactionId}`;
