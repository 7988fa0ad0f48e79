import type { AnyAggregate } from '../aggregate.js';
import type { EventLogReader, StreamBound } from '../../log/event-log.js';
import type { EventRegistry } from '../../log/event-registry.js';
import type { StoredEvent } from '../../log/recorded-event.js';
import { emptyStream, evolveStream, fromSnapshot, type StreamState } from './stream-state.js';

/** A stream's state, or why it can't be had: one broken stream must not stop the others. */
export type Loaded = StreamState | Error;

/** Folds streams from their snapshot and the events after it, `pageSize` rows a query. */
export class StreamLoader {
  constructor(
    private readonly registry: EventRegistry,
    private readonly pageSize = 1000,
  ) {}

  /** The newest state of each stream. */
  async loadAll(
    reader: EventLogReader,
    aggregate: AnyAggregate,
    streamIds: readonly string[],
  ): Promise<Map<string, Loaded>> {
    const loaded = new Map<string, Loaded>();
    const [only, another] = streamIds;
    if (only !== undefined && another === undefined) {
      const stream = await this.loadByEnd(reader, aggregate, only);
      if (stream) return loaded.set(only, stream);
    }
    for (const streamId of streamIds) loaded.set(streamId, emptyStream(aggregate));
    const policy = aggregate.snapshots;
    if (policy)
      for (const snapshot of await reader.newestSnapshots(streamIds, policy.schemaVersion))
        loaded.set(snapshot.streamId, fromSnapshot(aggregate, snapshot));
    await this.foldPages(reader, aggregate, loaded);
    return loaded;
  }

  /** The state of one stream as it was at a version or a time. */
  async loadUpTo(
    reader: EventLogReader,
    aggregate: AnyAggregate,
    streamId: string,
    upTo: StreamBound,
  ): Promise<StreamState> {
    let stream = await this.snapshotOf(reader, aggregate, streamId, upTo);
    for (;;) {
      const page = await reader.readStream(streamId, stream.version, this.pageSize, upTo);
      for (const stored of page)
        stream = evolveStream(aggregate, stream, this.registry.decode(stored));
      if (page.length < this.pageSize) return stream;
    }
  }

  /**
   * One stream from its newest events: a short one in one query, a long one from the snapshot that is
   * before them. Undefined if there is none such.
   */
  private async loadByEnd(
    reader: EventLogReader,
    aggregate: AnyAggregate,
    streamId: string,
  ): Promise<Loaded | undefined> {
    // Shorter ones have no snapshot.
    const every = aggregate.snapshots?.every ?? this.pageSize;
    const end = await reader.readStreamEnd(streamId, Math.max(1, every - 1));
    const before = (end[0]?.version ?? 1) - 1;
    const stream =
      before > 0 ? await this.snapshotOf(reader, aggregate, streamId, {}) : emptyStream(aggregate);
    if (stream.version < before) return undefined;
    const loaded = new Map<string, Loaded>([[streamId, stream]]);
    for (const stored of end)
      if (stored.version > stream.version) this.fold(aggregate, loaded, stored);
    return loaded.get(streamId);
  }

  /** The stream at its newest snapshot within the bound, or before its first event. */
  private async snapshotOf(
    reader: EventLogReader,
    aggregate: AnyAggregate,
    streamId: string,
    upTo: StreamBound,
  ): Promise<StreamState> {
    const policy = aggregate.snapshots;
    const snapshot = policy && (await reader.snapshotWithin(streamId, policy.schemaVersion, upTo));
    return snapshot ? fromSnapshot(aggregate, snapshot) : emptyStream(aggregate);
  }

  private async foldPages(
    reader: EventLogReader,
    aggregate: AnyAggregate,
    loaded: Map<string, Loaded>,
  ): Promise<void> {
    let open = [...loaded.keys()].sort();
    while (open.length > 0) {
      const page = await reader.readStreams(open.flatMap(whereToGoOn(loaded)), this.pageSize);
      for (const stored of page) this.fold(aggregate, loaded, stored);
      if (page.length < this.pageSize) return;
      // Pages come by stream: those before the last one seen are complete.
      const last = page[page.length - 1]!.streamId;
      open = open.filter((streamId) => streamId >= last);
    }
  }

  private fold(aggregate: AnyAggregate, loaded: Map<string, Loaded>, stored: StoredEvent): void {
    const stream = loaded.get(stored.streamId);
    if (!stream || stream instanceof Error) return;
    loaded.set(
      stored.streamId,
      attempt(() => evolveStream(aggregate, stream, this.registry.decode(stored))),
    );
  }
}

const whereToGoOn = (loaded: Map<string, Loaded>) => (streamId: string) => {
  const stream = loaded.get(streamId);
  return stream instanceof Error || !stream ? [] : [{ streamId, after: stream.version }];
};

function attempt(work: () => StreamState): Loaded {
  try {
    return work();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
