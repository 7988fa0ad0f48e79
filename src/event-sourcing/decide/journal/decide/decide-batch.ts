import { randomUUID } from 'node:crypto';
import { DomainError } from '../../domain-error.js';
import { TimedOut } from '../../../log/event-log.errors.js';
import type { Head, Snapshot } from '../../../log/event-log.js';
import type { EventRegistry } from '../../../log/event-registry.js';
import { GroupRefused } from '../../group-refused.js';
import type { CommittedEvent, RecordedEvent } from '../../../log/recorded-event.js';
import { evolveStream, type StreamState } from '../../states/stream-state.js';
import { TransactionIdReused } from '../../transaction-id-reused.js';
import type { Deadlines } from '../queue/deadlines.js';
import { decideOnCondition } from './decide-on-condition.js';
import type { RecordedTransactions } from '../load/recorded-transactions.js';
import { Staged } from './staged.js';
import type { CommandTask, Committed, Order } from '../queue/tasks.js';
import type { WorkingSet } from '../load/stream-cache.js';

export type TaskOutcome = { committed: readonly Committed[] } | { error: unknown };

export interface Decision {
  readonly outcomes: Map<CommandTask, TaskOutcome>;
  /**
   * Tasks that are right only if none of their transaction ids is in the log: should one be, the unique
   * key would not tell, as they append nothing under it, or not to each of their streams.
   */
  readonly unsure: readonly CommandTask[];
  readonly events: CommittedEvent[];
  /** Where the log will stand. */
  readonly position: number;
  readonly snapshots: Snapshot[];
  /** The streams that the batch changes, as it will leave them. */
  readonly streams: Map<string, StreamState>;
}

export interface DecisionParts {
  readonly registry: EventRegistry;
  readonly workingSet: WorkingSet;
  readonly transactions: RecordedTransactions;
  readonly deadlines: Deadlines;
}

/**
 * Decides a batch in order, each command on what those before it leave behind. Changes
 * neither the log nor the working set, so that it can be done again. A task that throws fails alone. One that
 * comes too late is not carried out.
 */
export function decideBatch(
  parts: DecisionParts,
  tasks: readonly CommandTask[],
  at: Head,
): Decision {
  return new BatchDecider(parts, at).decideAll(tasks);
}

class BatchDecider {
  private readonly staged = new Staged();
  private readonly unsure = new Set<CommandTask>();

  constructor(
    private readonly parts: DecisionParts,
    private readonly at: Head,
  ) {}

  decideAll(tasks: readonly CommandTask[]): Decision {
    const outcomes = new Map<CommandTask, TaskOutcome>();
    for (const task of tasks) {
      if (this.parts.deadlines.isOver(task)) {
        outcomes.set(task, { error: new TimedOut() });
        continue;
      }
      try {
        outcomes.set(task, { committed: this.carryOut(task) });
      } catch (error) {
        outcomes.set(task, { error });
        this.unsure.add(task);
      }
    }
    const { events, streams } = this.staged;
    const position = this.at.position + events.length;
    const unsure = [...this.unsure];
    return { outcomes, unsure, events, position, streams, snapshots: this.snapshotsDue() };
  }

  private carryOut(task: CommandTask): Committed[] {
    const [first, ...others] = task.orders;
    if (first && others.length === 0) return [this.settle(task, first, this.staged)];
    const group = new Staged(this.staged);
    const committed = task.orders.map((order, index) => {
      try {
        return this.settle(task, order, group);
      } catch (error) {
        throw error instanceof DomainError ? new GroupRefused(index, error) : error;
      }
    });
    group.merge();
    return committed;
  }

  private settle(task: CommandTask, order: Order, staged: Staged): Committed {
    const repeated = this.repeated(task, order, staged);
    if (repeated) this.unsure.add(task);
    return repeated ?? this.decide(task, order, staged);
  }

  /** What a retried command led to the first time; undefined if it is new. */
  private repeated(
    { aggregate }: CommandTask,
    { command, streamIds }: Order,
    staged: Staged,
  ): Committed | undefined {
    const { transactionId } = command;
    if (transactionId === undefined) return undefined;
    const earlier = [
      ...this.parts.transactions.find(streamIds, transactionId),
      ...staged.transaction(streamIds, transactionId),
    ];
    if (earlier.length === 0) return undefined;
    const events = earlier.map(({ event }) => event);
    const isRetry = aggregate.repeats?.(command, events) ?? true;
    if (!isRetry) throw new TransactionIdReused(transactionId);
    return {
      position: Math.max(...earlier.map(({ position }) => position)),
      version: earlier.find(({ streamId }) => streamId === streamIds[0])!.version,
      replayed: true,
      events,
    };
  }

  private decide(task: CommandTask, { command, streamIds }: Order, staged: Staged): Committed {
    const { aggregate } = task;
    const states = streamIds.map((streamId) => this.stream(streamId, staged)) as [
      StreamState,
      ...StreamState[],
    ];
    const [addressed] = states;
    const decided = decideOnCondition(aggregate, command, states);
    if (decided.length === 0) {
      this.unsure.add(task);
      const { position, version } = addressed;
      return { position, version, replayed: true, events: decided };
    }

    const before = this.at.position + staged.length;
    const touched = new Map<string, StreamState>();
    const recorded = decided.map((event, index): RecordedEvent => {
      const streamId = aggregate.streamOf(event);
      const stream = touched.get(streamId) ?? this.stream(streamId, staged);
      const next: RecordedEvent = {
        eventId: randomUUID(),
        streamId,
        version: stream.version + 1,
        event,
        metadata: task.metadata,
        transactionId: command.transactionId ?? null,
        endsCommand: index === decided.length - 1,
        position: before + index + 1,
        recordedAt: this.at.recordedAt,
      };
      touched.set(streamId, evolveStream(aggregate, stream, next));
      return next;
    });
    if (!streamIds.every((streamId) => touched.has(streamId))) this.unsure.add(task);
    staged.add(aggregate, this.encode(task, recorded), touched);
    return {
      position: before + decided.length,
      version: this.stream(streamIds[0]!, staged).version,
      replayed: false,
      events: decided,
    };
  }

  /** Nothing of a command is staged before all of it has been evolved and encoded without an error. */
  private encode({ metadata }: CommandTask, recorded: readonly RecordedEvent[]): CommittedEvent[] {
    const json = JSON.stringify(metadata);
    return recorded.map((decoded) => {
      const { event, ...rest } = decoded;
      return {
        ...rest,
        ...this.parts.registry.encode(event),
        metadata: json,
        decoded,
      };
    });
  }

  private stream(streamId: string, staged: Staged): StreamState {
    const stream = staged.stream(streamId) ?? this.parts.workingSet.streams.get(streamId);
    if (!stream) throw new Error(`Stream ${streamId} is not among the command's streams.`);
    if (stream instanceof Error) throw stream;
    return stream;
  }

  private snapshotsDue(): Snapshot[] {
    const due: Snapshot[] = [];
    const { streams, aggregates } = this.staged;
    for (const [streamId, stream] of streams) {
      const policy = aggregates.get(streamId)!.snapshots;
      if (!policy || stream.version - stream.snapshotVersion < policy.every) continue;
      const { schemaVersion, encode } = policy;
      const { version, position } = stream;
      const { recordedAt } = this.at;
      const state = encode(stream.state);
      due.push({ streamId, version, schemaVersion, position, recordedAt, state });
      streams.set(streamId, { ...stream, snapshotVersion: version });
    }
    return due;
  }
}
