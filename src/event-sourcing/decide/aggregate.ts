import type { Decider } from './decider.js';
import type { DomainEvent } from '../log/domain-event.js';
import type { VersionCondition } from './version-condition.js';

export interface DomainCommand {
  readonly type: string;
  /** The client's name for this operation; the same one never takes effect twice on a stream. */
  readonly transactionId?: string;
  /** Refused unless it is met; not held against a retry of what was done. */
  readonly condition?: VersionCondition;
}

/** A decider, and what the journal must know to find, cache and store its streams. */
export interface Aggregate<
  Command extends DomainCommand,
  Event extends DomainEvent,
  State,
> extends Decider<Command, Event, State> {
  /** Ids of the streams that the command concerns, the one it is addressed to first. */
  streams(command: Command): string[];
  streamOf(event: Event): string;
  /**
   * Whether `earlier`, all that is recorded under the command's transaction id on its streams (in the
   * order of `streams`), is just what the command asks for: then it is a retry, else another operation
   * under a used id, which is refused. Without this function, every command under a used id is a retry.
   */
  repeats?(command: Command, earlier: Event[]): boolean;
  /** Without it, a stream is always read from its first event. */
  readonly snapshots?: SnapshotPolicy<State>;
}

export interface SnapshotPolicy<State> {
  /** A snapshot is due when a stream has grown by this many events since its last one. */
  readonly every: number;
  /** Raise it when the state changes its shape: snapshots of another version are ignored. */
  readonly schemaVersion: number;
  encode(state: State): string;
  decode(data: string): State;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the journal carries any aggregate's commands, events and states through unseen
export type AnyAggregate = Aggregate<any, any, any>;
