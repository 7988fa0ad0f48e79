import { LRUCache } from 'lru-cache';
import type { AnyAggregate } from '../../aggregate.js';
import type { EventLogReader, Head } from '../../../log/event-log.js';
import type { EventRegistry } from '../../../log/event-registry.js';
import { StreamLoader, type Loaded } from '../../states/stream-loader.js';
import type { StreamState } from '../../states/stream-state.js';
import { Prefetch } from './prefetch.js';
import type { Task } from '../queue/tasks.js';

/** The states that a batch is decided on, as of `position`. */
export interface WorkingSet {
  readonly position: number;
  readonly streams: Map<string, Loaded>;
}

type Missing = readonly (readonly [AnyAggregate, readonly string[]])[];

/** What was read before the log's lock was had. */
export interface Beforehand {
  readonly workingSet?: WorkingSet;
  readonly prefetch?: Prefetch;
}

/**
 * The states of the streams used last, kept in memory, and what it takes to trust them: before each
 * batch it looks what other instances have committed and forgets the streams that they touched.
 */
export class StreamCache {
  private readonly streams: LRUCache<string, StreamState>;
  private readonly loader: StreamLoader;
  private seen = 0;
  private readonly prefetches = new Set<Prefetch>();

  constructor(registry: EventRegistry, maxStreams: number) {
    this.streams = new LRUCache({ max: maxStreams });
    this.loader = new StreamLoader(registry);
  }

  /** Begins to read what tasks need and is not in memory; `drop` it when it is of no use any more. */
  prefetch(reader: EventLogReader, tasks: readonly Task[]): Prefetch | undefined {
    const missing = this.missing(tasks, this.streams);
    if (missing.length === 0) return undefined;
    const prefetch = new Prefetch(this.loadBeforehand(reader, missing));
    this.prefetches.add(prefetch);
    return prefetch;
  }

  drop(prefetch: Prefetch | undefined): void {
    if (prefetch) this.prefetches.delete(prefetch);
  }

  /** Brings a batch's working set up to the log's head; costs nothing if it is there already. */
  async prepare(
    reader: EventLogReader,
    head: Head,
    tasks: readonly Task[],
    { workingSet, prefetch }: Beforehand = {},
  ): Promise<WorkingSet> {
    if (workingSet?.position === head.position) return workingSet;
    await this.catchUp(reader, head.position);
    const read = await prefetch?.unchanged();
    const streams = this.inMemory(tasks);
    if (read) this.take(read, streams);
    this.take(await this.load(reader, this.missing(tasks, streams)), streams);
    return { position: head.position, streams };
  }

  /** Adds the streams of one more task to a working set that was prepared last; false unless all are in memory. */
  addTo({ streams }: WorkingSet, { streamIds }: Task): boolean {
    if (!streamIds.every((streamId) => this.streams.has(streamId))) return false;
    for (const streamId of streamIds) streams.set(streamId, this.streams.get(streamId)!);
    return true;
  }

  /** Takes over what a batch has committed. */
  advance(position: number, streams: ReadonlyMap<string, StreamState>): void {
    for (const [streamId, stream] of streams) {
      this.streams.set(streamId, stream);
      this.hasChanged(streamId);
    }
    this.seen = position;
  }

  clear(): void {
    this.streams.clear();
    for (const prefetch of this.prefetches) prefetch.becomesVoid();
  }

  private async catchUp(reader: EventLogReader, position: number): Promise<void> {
    const knowsAny = this.streams.size > 0 || this.prefetches.size > 0;
    if (knowsAny && position !== this.seen) {
      // Far behind, or ahead of a log that was replaced: asking what changed is not worth it.
      const near = position > this.seen && position - this.seen <= 10_000;
      if (near)
        for (const streamId of await reader.streamsChanged(this.seen, position)) {
          this.streams.delete(streamId);
          this.hasChanged(streamId);
        }
      else this.clear();
    }
    this.seen = position;
  }

  private hasChanged(streamId: string): void {
    for (const prefetch of this.prefetches) prefetch.hasChanged(streamId);
  }

  private inMemory(tasks: readonly Task[]): Map<string, Loaded> {
    const streams = new Map<string, Loaded>();
    for (const { streamIds } of tasks)
      for (const streamId of streamIds) {
        const stream = this.streams.get(streamId);
        if (stream) streams.set(streamId, stream);
      }
    return streams;
  }

  /** Adds what was read to a working set, and keeps in memory what there is of it. */
  private take(read: ReadonlyMap<string, Loaded>, streams: Map<string, Loaded>): void {
    for (const [streamId, stream] of read) {
      if (streams.has(streamId)) continue;
      streams.set(streamId, stream);
      if (!(stream instanceof Error) && stream.version > 0) this.streams.set(streamId, stream);
    }
  }

  private missing(tasks: readonly Task[], known: { has(streamId: string): boolean }): Missing {
    const missing = new Map<AnyAggregate, Set<string>>();
    for (const { aggregate, streamIds } of tasks)
      for (const streamId of streamIds)
        if (!known.has(streamId))
          missing.set(aggregate, (missing.get(aggregate) ?? new Set<string>()).add(streamId));
    return [...missing].map(([aggregate, streamIds]) => [aggregate, [...streamIds]] as const);
  }

  private async loadBeforehand(reader: EventLogReader, missing: Missing) {
    if (this.seen === 0) {
      // The first batch could not tell what has changed since. What others read may be older.
      const { position } = await reader.head();
      if (this.seen === 0 && this.prefetches.size === 1) this.seen = position;
    }
    return this.load(reader, missing);
  }

  private async load(reader: EventLogReader, missing: Missing): Promise<Map<string, Loaded>> {
    const loaded = new Map<string, Loaded>();
    for (const [aggregate, streamIds] of missing)
      for (const [streamId, stream] of await this.loader.loadAll(reader, aggregate, streamIds))
        loaded.set(streamId, stream);
    return loaded;
  }
}
