import type { AnyAggregate, DomainCommand } from '../../aggregate.js';
import type { DomainEvent } from '../../../log/domain-event.js';
import type { Metadata } from '../../../log/metadata.js';

/** What the journal did with a command. */
export interface Committed {
  /** Position of the command's last event; a retry's is the original's. */
  readonly position: number;
  /** Version that the command left the stream at that it was addressed to. */
  readonly version: number;
  /** Nothing was done, since it had been done before. */
  readonly replayed: boolean;
  /** What the command led to; a retry's is what the original did. */
  readonly events: readonly DomainEvent[];
}

/** How one of several commands ended that were taken together. */
export type Outcome = { readonly committed: Committed } | { readonly error: unknown };

/** A stream's committed state. */
export interface Read<State> {
  readonly state: State;
  readonly version: number;
  /** Position of the newest event of the whole log when the state was read. */
  readonly logPosition: number;
}

export interface Settled<Result> {
  resolve(result: Result): void;
  reject(error: unknown): void;
}

interface Waiting<Result> {
  readonly settled: Settled<Result>;
  /** By `performance.now()`. */
  readonly arrivedAt: number;
  isAnswered: boolean;
}

/** A command, and the streams that it concerns. */
export interface Order {
  readonly command: DomainCommand;
  readonly streamIds: readonly string[];
}

/** One command, or several of which all are done, in one commit and in their order, or none. */
export interface CommandTask extends Waiting<readonly Committed[]> {
  readonly kind: 'command';
  readonly aggregate: AnyAggregate;
  readonly orders: readonly Order[];
  /** Streams of all orders. */
  readonly streamIds: readonly string[];
  readonly metadata: Metadata;
}

export interface ReadTask extends Waiting<Read<unknown>> {
  readonly kind: 'read';
  readonly aggregate: AnyAggregate;
  readonly streamIds: readonly [string];
}

export type Task = CommandTask | ReadTask;

export function commandTask(
  aggregate: AnyAggregate,
  commands: readonly DomainCommand[],
  metadata: Metadata,
  arrivedAt: number,
  settled: Settled<readonly Committed[]>,
): CommandTask {
  const orders = commands.map((command): Order => ({
    command,
    streamIds: aggregate.streams(command),
  }));
  const streamIds =
    orders.length === 1 ? orders[0]!.streamIds : orders.flatMap((order) => order.streamIds);
  return {
    ...{ kind: 'command', aggregate, orders, streamIds, metadata },
    ...{ settled, arrivedAt, isAnswered: false },
  };
}

/** Answers a task, unless it is answered already. */
export function resolve<Result>(task: Waiting<Result>, result: Result): void {
  if (task.isAnswered) return;
  task.isAnswered = true;
  task.settled.resolve(result);
}

/** Tells a task's caller why there is no result, unless it is answered already. */
export function reject(task: Waiting<never>, error: unknown): void {
  if (task.isAnswered) return;
  task.isAnswered = true;
  task.settled.reject(error);
}

/** How many commands and reads it is. */
export const sizeOf = (task: Task): number => (task.kind === 'command' ? task.orders.length : 1);

export const sizeOfAll = (tasks: readonly Task[]): number =>
  tasks.reduce((sum, task) => sum + sizeOf(task), 0);

export const hasReads = (tasks: readonly Task[]): boolean =>
  tasks.some(({ kind }) => kind === 'read');
