import { LRUCache } from 'lru-cache';
import type { AnyAggregate } from '../aggregate.js';
import type { EventLogReader, Head, TransactionKey } from '../event-log.js';
import type { EventRegistry } from '../event-registry.js';
import { StreamLoader, type Loaded } from '../stream-loader.js';
import type { StreamState } from '../stream-state.js';
import { keyOf, RecordedTransactions } from './recorded-transactions.js';
import type { Order, Task } from './tasks.js';

/** All that a batch is decided on, as of `position`. */
export interface WorkingSet {
  readonly position: number;
  readonly streams: Map<string, Loaded>;
  readonly transactions: RecordedTransactions;
}

/**
 * The states of the streams used last, kept in memory, and what it takes to trust them: before each
 * batch it looks what other instances have committed and forgets the streams that they touched.
 */
export class StreamCache {
  private readonly streams: LRUCache<string, StreamState>;
  private readonly loader: StreamLoader;
  private seen = 0;

  constructor(
    private readonly registry: EventRegistry,
    maxStreams: number,
  ) {
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
    const streams = await this.streamsOf(reader, tasks);
    const transactions = await this.transactionsOf(reader, tasks);
    return { position: head.position, streams, transactions };
  }

  /** Takes over what a batch has committed. */
  advance(position: number, streams: ReadonlyMap<string, StreamState>): void {
    for (const [streamId, stream] of streams) this.streams.set(streamId, stream);
    this.seen = position;
  }

  clear(): void {
    this.streams.clear();
  }

  private async catchUp(reader: EventLogReader, position: number): Promise<void> {
    if (this.streams.size > 0 && position !== this.seen) {
      // Far behind, or ahead of a log that was replaced: asking what changed is not worth it.
      const near = position > this.seen && position - this.seen <= 10_000;
      if (near)
        for (const streamId of await reader.streamsChanged(this.seen, position))
          this.streams.delete(streamId);
      else this.streams.clear();
    }
    this.seen = position;
  }

  private async streamsOf(
    reader: EventLogReader,
    tasks: readonly Task[],
  ): Promise<Map<string, Loaded>> {
    const streams = new Map<string, Loaded>();
    const missing = new Map<AnyAggregate, Set<string>>();
    for (const { aggregate, streamIds } of tasks) {
      for (const streamId of streamIds) {
        const cached = this.streams.get(streamId);
        if (cached) streams.set(streamId, cached);
        else missing.set(aggregate, (missing.get(aggregate) ?? new Set<string>()).add(streamId));
      }
    }
    for (const [aggregate, streamIds] of missing) {
      const loaded = await this.loader.loadAll(reader, aggregate, [...streamIds]);
      for (const [streamId, stream] of loaded) {
        streams.set(streamId, stream);
        if (!(stream instanceof Error) && stream.version > 0) this.streams.set(streamId, stream);
      }
    }
    return streams;
  }

  private async transactionsOf(
    reader: EventLogReader,
    tasks: readonly Task[],
  ): Promise<RecordedTransactions> {
    const keys = new Map<string, TransactionKey>();
    for (const { command, streamIds } of tasks.flatMap(ordersOf)) {
      const { transactionId } = command;
      if (transactionId === undefined) continue;
      for (const streamId of streamIds)
        keys.set(keyOf(streamId, transactionId), { streamId, transactionId });
    }
    const transactions = new RecordedTransactions();
    if (keys.size > 0)
      for (const stored of await reader.findTransactions([...keys.values()]))
        transactions.add(this.registry.decode(stored));
    return transactions;
  }
}

const ordersOf = (task: Task): readonly Order[] => (task.kind === 'command' ? task.orders : []);
