import type { AnyAggregate, DomainCommand } from '../aggregate.js';
import type { Metadata } from '../metadata.js';

/** What the journal did with a command. */
export interface Committed {
  /** Position of the command's last event; a retry's is the original's. */
  readonly position: number;
  /** Version that the command left the stream at that it was addressed to. */
  readonly version: number;
  /** Nothing was done, since it had been done before. */
  readonly replayed: boolean;
}

/** A stream's committed state. */
export interface Read<State> {
  readonly state: State;
  readonly version: number;
  /** Position of the newest event of the whole log when the state was read. */
  readonly logPosition: number;
}

interface Settled<Result> {
  resolve(result: Result): void;
  reject(error: unknown): void;
}

export interface CommandTask extends Settled<Committed> {
  readonly kind: 'command';
  readonly aggregate: AnyAggregate;
  readonly command: DomainCommand;
  readonly streamIds: readonly string[];
  readonly metadata: Metadata;
}

export interface ReadTask extends Settled<Read<unknown>> {
  readonly kind: 'read';
  readonly aggregate: AnyAggregate;
  readonly streamIds: readonly [string];
}

export type Task = CommandTask | ReadTask;
