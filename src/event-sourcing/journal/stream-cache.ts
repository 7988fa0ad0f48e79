import { LRUCache } from 'lru-cache';
import type { AnyAggregate } from '../aggregate.js';
import type { EventLogReader, Head } from '../event-log.js';
import type { EventRegistry } from '../event-registry.js';
import { StreamLoader, type Loaded } from '../stream-loader.js';
import type { StreamState } from '../stream-state.js';
import type { Task } from './tasks.js';

/** The states that a batch is decided on, as of `position`. */
export interface WorkingSet {
  readonly position: number;
  readonly streams: Map<string, Loaded>;
}

/**
 * The states of the streams used last, kept in memory, and what it takes to trust them: before each
 * batch it looks what other instances have committed and forgets the streams that they touched.
 */
export class StreamCache {
  private readonly streams: LRUCache<string, StreamState>;
  private readonly loader: StreamLoader;
  private seen = 0;
  /** Streams that were changed while others are being loaded; `undefined` while nothing is loaded. */
  private changed: Set<string> | undefined;

  constructor(registry: EventRegistry, maxStreams: number) {
    this.streams = new LRUCache({ max: maxStreams });
    this.loader = new StreamLoader(registry);
  }

  /** Brings a batch's working set up to the log's head; costs nothing if it is there already. */
  async prepare(
    reader: EventLogReader,
    head: Head,
    tasks: readonly Task[],
    previous?: WorkingSet,
  ): Promise<WorkingSet> {
    if (previous?.position === head.position) return previous;
    await this.catchUp(reader, head.position);
    return { position: head.position, streams: await this.streamsOf(reader, tasks) };
  }

  /**
   * Loads what tasks need beside a commit that is under way. What that changes, or another instance, is
   * not taken: it may have been read before.
   */
  async load(reader: EventLogReader, tasks: readonly Task[]): Promise<void> {
    const changed = (this.changed = new Set());
    try {
      for (const [aggregate, streamIds] of this.missing(tasks))
        for (const [streamId, stream] of await this.loader.loadAll(reader, aggregate, streamIds))
          if (this.changed === changed && !changed.has(streamId)) this.keep(streamId, stream);
    } finally {
      if (this.changed === changed) this.changed = undefined;
    }
  }

  has(streamIds: readonly string[]): boolean {
    return streamIds.every((streamId) => this.streams.has(streamId));
  }

  /** Adds the streams of one more task to a working set that was prepared last; false unless all are in memory. */
  addTo({ streams }: WorkingSet, { streamIds }: Task): boolean {
    if (!this.has(streamIds)) return false;
    for (const streamId of streamIds) streams.set(streamId, this.streams.get(streamId)!);
    return true;
  }

  /** Takes over what a batch has committed. */
  advance(position: number, streams: ReadonlyMap<string, StreamState>): void {
    for (const [streamId, stream] of streams) {
      this.streams.set(streamId, stream);
      this.changed?.add(streamId);
    }
    this.seen = position;
  }

  clear(): void {
    this.streams.clear();
    this.changed = undefined;
  }

  private async catchUp(reader: EventLogReader, position: number): Promise<void> {
    if (this.streams.size > 0 && position !== this.seen) {
      // Far behind, or ahead of a log that was replaced: asking what changed is not worth it.
      const near = position > this.seen && position - this.seen <= 10_000;
      if (near)
        for (const streamId of await reader.streamsChanged(this.seen, position)) {
          this.streams.delete(streamId);
          this.changed?.add(streamId);
        }
      else this.clear();
    }
    this.seen = position;
  }

  private async streamsOf(
    reader: EventLogReader,
    tasks: readonly Task[],
  ): Promise<Map<string, Loaded>> {
    const streams = new Map<string, Loaded>();
    for (const { streamIds } of tasks)
      for (const streamId of streamIds) {
        const cached = this.streams.get(streamId);
        if (cached) streams.set(streamId, cached);
      }
    for (const [aggregate, streamIds] of this.missing(tasks))
      for (const [streamId, stream] of await this.loader.loadAll(reader, aggregate, streamIds)) {
        streams.set(streamId, stream);
        this.keep(streamId, stream);
      }
    return streams;
  }

  private missing(tasks: readonly Task[]): [AnyAggregate, string[]][] {
    const missing = new Map<AnyAggregate, Set<string>>();
    for (const { aggregate, streamIds } of tasks)
      for (const streamId of streamIds)
        if (!this.streams.has(streamId))
          missing.set(aggregate, (missing.get(aggregate) ?? new Set<string>()).add(streamId));
    return [...missing].map(([aggregate, streamIds]) => [aggregate, [...streamIds]]);
  }

  private keep(streamId: string, stream: Loaded): void {
    if (!(stream instanceof Error) && stream.version > 0) this.streams.set(streamId, stream);
  }
}
