import { randomUUID } from 'node:crypto';
import type { AnyAggregate, DomainEvent } from '../aggregate.js';
import type { Head, Snapshot } from '../event-log.js';
import type { EventRegistry } from '../event-registry.js';
import type { NewEvent, RecordedEvent } from '../recorded-event.js';
import { evolveStream, type StreamState } from '../stream-state.js';
import { TransactionIdReused } from '../transaction-id-reused.js';
import { RecordedTransactions } from './recorded-transactions.js';
import type { CommandTask, Committed } from './tasks.js';
import type { WorkingSet } from './stream-cache.js';

export type Outcome = { committed: Committed } | { error: unknown };

export interface Decision {
  readonly outcomes: Map<CommandTask, Outcome>;
  readonly events: NewEvent[];
  /** Where the log will stand. */
  readonly position: number;
  readonly snapshots: Snapshot[];
  /** The streams that the batch changes, as it will leave them. */
  readonly streams: Map<string, StreamState>;
}

/**
 * Decides a batch in order, each command on what those before it leave behind. Changes
 * neither the log nor the working set, so that it can be done again. A command that throws fails alone.
 */
export function decideBatch(
  registry: EventRegistry,
  tasks: readonly CommandTask[],
  workingSet: WorkingSet,
  at: Head,
): Decision {
  return new BatchDecider(registry, workingSet, at).decideAll(tasks);
}

class BatchDecider {
  private readonly events: NewEvent[] = [];
  private readonly streams = new Map<string, StreamState>();
  private readonly aggregates = new Map<string, AnyAggregate>();
  private readonly transactions = new RecordedTransactions();

  constructor(
    private readonly registry: EventRegistry,
    private readonly workingSet: WorkingSet,
    private readonly at: Head,
  ) {}

  decideAll(tasks: readonly CommandTask[]): Decision {
    const outcomes = new Map<CommandTask, Outcome>();
    for (const task of tasks) {
      try {
        outcomes.set(task, { committed: this.repeated(task) ?? this.decide(task) });
      } catch (error) {
        outcomes.set(task, { error });
      }
    }
    const { events, streams } = this;
    const position = this.at.position + events.length;
    return { outcomes, events, position, streams, snapshots: this.snapshotsDue() };
  }

  /** What a retried command led to the first time; undefined if it is new. */
  private repeated({ aggregate, command, streamIds }: CommandTask): Committed | undefined {
    const { transactionId } = command;
    if (transactionId === undefined) return undefined;
    const earlier = [
      ...this.workingSet.transactions.find(streamIds, transactionId),
      ...this.transactions.find(streamIds, transactionId),
    ];
    if (earlier.length === 0) return undefined;
    if (
      !aggregate.repeats(
        command,
        earlier.map(({ event }) => event),
      )
    )
      throw new TransactionIdReused(transactionId);
    return {
      position: Math.max(...earlier.map(({ position }) => position)),
      version: earlier.find(({ streamId }) => streamId === streamIds[0])!.version,
      replayed: true,
    };
  }

  private decide(task: CommandTask): Committed {
    const { aggregate, command, streamIds } = task;
    const states = streamIds.map((streamId) => this.stream(streamId));
    const decided = aggregate.decide(command, ...states.map(({ state }) => state)) as DomainEvent[];
    const [addressed] = states as [StreamState, ...StreamState[]];
    if (decided.length === 0)
      return { position: addressed.position, version: addressed.version, replayed: true };

    const before = this.events.length;
    const touched = new Map<string, StreamState>();
    const recorded = decided.map((event, index): RecordedEvent => {
      const streamId = aggregate.streamOf(event);
      const stream = touched.get(streamId) ?? this.stream(streamId);
      const next: RecordedEvent = {
        eventId: randomUUID(),
        streamId,
        version: stream.version + 1,
        event,
        metadata: aggregate.causeOf?.(command, event) ?? task.metadata,
        transactionId: command.transactionId ?? null,
        endsCommand: index === decided.length - 1,
        position: this.at.position + before + index + 1,
        recordedAt: this.at.recordedAt,
      };
      touched.set(streamId, evolveStream(aggregate, stream, next));
      return next;
    });
    this.stage(task, recorded, touched);
    return {
      position: this.at.position + this.events.length,
      version: this.stream(streamIds[0]!).version,
      replayed: false,
    };
  }

  /** Nothing of a command is staged before all of it has been evolved and encoded without an error. */
  private stage(
    { aggregate, metadata }: CommandTask,
    recorded: readonly RecordedEvent[],
    touched: ReadonlyMap<string, StreamState>,
  ): void {
    const json = JSON.stringify(metadata);
    const encoded = recorded.map(
      ({ event, position: _position, recordedAt: _recordedAt, ...rest }): NewEvent => ({
        ...rest,
        ...this.registry.encode(event),
        metadata: rest.metadata === metadata ? json : JSON.stringify(rest.metadata),
      }),
    );
    this.events.push(...encoded);
    for (const event of recorded) this.transactions.add(event);
    for (const [streamId, stream] of touched) {
      this.streams.set(streamId, stream);
      this.aggregates.set(streamId, aggregate);
    }
  }

  private stream(streamId: string): StreamState {
    const stream = this.streams.get(streamId) ?? this.workingSet.streams.get(streamId);
    if (!stream) throw new Error(`Stream ${streamId} is not among the command's streams.`);
    if (stream instanceof Error) throw stream;
    return stream;
  }

  private snapshotsDue(): Snapshot[] {
    const due: Snapshot[] = [];
    for (const [streamId, stream] of this.streams) {
      const { every, schemaVersion, encode } = this.aggregates.get(streamId)!.snapshots;
      if (stream.version - stream.snapshotVersion < every) continue;
      const { version, position } = stream;
      const { recordedAt } = this.at;
      const state = encode(stream.state);
      due.push({ streamId, version, schemaVersion, position, recordedAt, state });
      this.streams.set(streamId, { ...stream, snapshotVersion: version });
    }
    return due;
  }
}
