import type { Instant } from './instant.js';
import type { NewEvent, StoredEvent } from './recorded-event.js';

/** Where the log stands. */
export interface Head {
  /** Position of the last committed event; 0 for an empty log. */
  readonly position: number;
  /** No later event is recorded before this time. */
  readonly recordedAt: Instant;
}

/** A stream's state at a version: a cache, which may be thrown away at any time. */
export interface Snapshot {
  readonly streamId: string;
  readonly version: number;
  readonly schemaVersion: number;
  /** Position and time of the event that the state is after. */
  readonly position: number;
  readonly recordedAt: Instant;
  readonly state: string;
}

/** Up to where, inclusively, a stream is read. */
export interface StreamBound {
  readonly version?: number;
  readonly recordedAt?: Instant;
}

export interface VersionKey {
  readonly streamId: string;
  readonly version: number;
}

export interface TransactionKey {
  readonly streamId: string;
  readonly transactionId: string;
}

/** What can be asked of the log. Only committed events are ever seen, besides a transaction's own. */
export interface EventLogReader {
  head(): Promise<Head>;
  /** At most `limit` events above position `after`, in order. */
  readAll(after: number, limit: number): Promise<StoredEvent[]>;
  /** At most `limit` events of a stream above version `after`, in order. */
  readStream(
    streamId: string,
    after: number,
    limit: number,
    upTo?: StreamBound,
  ): Promise<StoredEvent[]>;
  /** The newest events of a stream, or of those below a version, at most `limit`, in order. */
  readStreamEnd(streamId: string, limit: number, below?: number): Promise<StoredEvent[]>;
  /** At most `limit` events of many streams, each above its version `after`, by stream and version. */
  readStreams(
    streams: readonly { readonly streamId: string; readonly after: number }[],
    limit: number,
  ): Promise<StoredEvent[]>;
  /** The events that have these versions of these streams. */
  readVersions(keys: readonly VersionKey[]): Promise<StoredEvent[]>;
  /** The newest snapshot of this schema version of each stream that has one. */
  newestSnapshots(streamIds: readonly string[], schemaVersion: number): Promise<Snapshot[]>;
  /** The newest snapshot of this schema version within the bound. */
  snapshotWithin(
    streamId: string,
    schemaVersion: number,
    upTo: StreamBound,
  ): Promise<Snapshot | undefined>;
  /** The events recorded under these transaction ids on these streams. */
  findTransactions(keys: readonly TransactionKey[]): Promise<StoredEvent[]>;
  /** The streams that events in (after, upTo] belong to. */
  streamsChanged(after: number, upTo: number): Promise<string[]>;
}

/** A reader that holds the log's lock: until it is done, no one else can append. */
export interface AppendTransaction extends EventLogReader {
  /** The position after which, and the time at which, this transaction's events are recorded. */
  readonly at: Head;
  /** To be called once at most. What stands against it may show only when the transaction ends. */
  append(events: readonly NewEvent[], snapshots?: readonly Snapshot[]): Promise<void>;
}

/**
 * An append-only log of events. Positions are gapless and become visible in their order, whatever the
 * number of writers: who has read up to `p` never finds an event at or below `p` later.
 */
export interface EventLog extends EventLogReader {
  /**
   * Runs `work` under the log's lock and commits what it appended: all of it or nothing. `work` may run
   * more than once (a deadlock, a lost connection), never with effect twice.
   *
   * @throws {VersionConflict} if a stream has the version of one of the events already.
   * @throws {DuplicateTransaction} if a stream has one of the transaction ids already.
   * @throws {LogUnavailable} when it can't be done now; nothing was written.
   * @throws {OutcomeUnknown} when the connection was lost at the commit and did not come back in time.
   */
  transaction<T>(work: (transaction: AppendTransaction) => Promise<T>): Promise<T>;
  /**
   * Tries all that it takes to append, and appends nothing.
   *
   * @param how `rollback` leaves no trace; `commit` only moves the time on before which nothing is recorded any more.
   * @throws {LogUnavailable} when nothing can be appended now.
   */
  probe(how: 'rollback' | 'commit'): Promise<void>;
  /**
   * Sees to it that no event is recorded at or before `instant` any more, so that a read as of then
   * gives the same answer for ever.
   *
   * @throws {InstantInFuture} if it lies ahead of the database's clock.
   * @throws {LogAheadOfClock} if what was recorded later, ahead of the clock, may have happened by then.
   */
  closePast(instant: Instant): Promise<void>;
}
