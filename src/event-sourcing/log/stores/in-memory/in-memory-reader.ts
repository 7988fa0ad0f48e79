import type {
  EventLogReader,
  Head,
  Snapshot,
  StreamBound,
  TransactionKey,
  VersionKey,
} from '../../event-log.js';
import type { Instant } from '../../instant.js';
import type { StoredEvent } from '../../recorded-event.js';

/** Answers by scanning arrays; not meant for long logs. */
export class InMemoryReader implements EventLogReader {
  constructor(
    protected events: readonly StoredEvent[],
    protected snapshots: readonly Snapshot[],
    protected recordedAt: Instant,
  ) {}

  async head(): Promise<Head> {
    return { position: this.events.length, recordedAt: this.recordedAt };
  }

  async readAll(after: number, limit: number): Promise<StoredEvent[]> {
    return this.events.slice(after, after + limit);
  }

  async readStream(
    streamId: string,
    after: number,
    limit: number,
    upTo: StreamBound = {},
  ): Promise<StoredEvent[]> {
    return this.events
      .filter(
        (event) => event.streamId === streamId && event.version > after && within(event, upTo),
      )
      .slice(0, limit);
  }

  async readStreamEnd(streamId: string, limit: number, below = Infinity): Promise<StoredEvent[]> {
    return this.events
      .filter((event) => event.streamId === streamId && event.version < below)
      .slice(-limit);
  }

  async readStreams(
    streams: readonly { readonly streamId: string; readonly after: number }[],
    limit: number,
  ): Promise<StoredEvent[]> {
    const afterOf = new Map(streams.map(({ streamId, after }) => [streamId, after]));
    return this.events
      .filter(({ streamId, version }) => version > (afterOf.get(streamId) ?? Infinity))
      .sort((a, b) =>
        a.streamId < b.streamId ? -1 : a.streamId > b.streamId ? 1 : a.version - b.version,
      )
      .slice(0, limit);
  }

  async readVersions(keys: readonly VersionKey[]): Promise<StoredEvent[]> {
    return this.events.filter((event) =>
      keys.some(
        ({ streamId, version }) => event.streamId === streamId && event.version === version,
      ),
    );
  }

  async newestSnapshots(streamIds: readonly string[], schemaVersion: number): Promise<Snapshot[]> {
    const found = streamIds.map((streamId) => this.newest(streamId, schemaVersion, {}));
    return found.filter((snapshot) => snapshot !== undefined);
  }

  async snapshotWithin(
    streamId: string,
    schemaVersion: number,
    upTo: StreamBound,
  ): Promise<Snapshot | undefined> {
    return this.newest(streamId, schemaVersion, upTo);
  }

  async findTransactions(keys: readonly TransactionKey[]): Promise<StoredEvent[]> {
    return this.events.filter((event) =>
      keys.some(
        ({ streamId, transactionId }) =>
          event.streamId === streamId && event.transactionId === transactionId,
      ),
    );
  }

  async streamsChanged(after: number, upTo: number): Promise<string[]> {
    return [...new Set(this.events.slice(after, upTo).map(({ streamId }) => streamId))];
  }

  private newest(streamId: string, schemaVersion: number, upTo: StreamBound): Snapshot | undefined {
    return this.snapshots
      .filter((snapshot) => snapshot.streamId === streamId)
      .filter((snapshot) => snapshot.schemaVersion === schemaVersion && within(snapshot, upTo))
      .sort((a, b) => b.version - a.version)[0];
  }
}

const within = (
  { version, recordedAt }: { readonly version: number; readonly recordedAt: Instant },
  upTo: StreamBound,
): boolean => version <= (upTo.version ?? Infinity) && recordedAt <= (upTo.recordedAt ?? Infinity);
