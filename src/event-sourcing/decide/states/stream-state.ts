import type { AnyAggregate } from '../aggregate.js';
import { BrokenStream } from '../../log/event-log.errors.js';
import type { Snapshot } from '../../log/event-log.js';
import type { RecordedEvent } from '../../log/recorded-event.js';

/** A stream's state after its event number `version`. */
export interface StreamState<State = unknown> {
  readonly state: State;
  /** 0 for a stream without events. */
  readonly version: number;
  /** Position of the event at `version`; 0 for a stream without events. */
  readonly position: number;
  /** Version of the newest snapshot known; 0 for none. */
  readonly snapshotVersion: number;
}

export const emptyStream = <State>(aggregate: {
  readonly initialState: State;
}): StreamState<State> => ({
  state: aggregate.initialState,
  version: 0,
  position: 0,
  snapshotVersion: 0,
});

/** A snapshot is only a cache: one that can't be read is as good as none. The aggregate must take snapshots. */
export function fromSnapshot(aggregate: AnyAggregate, snapshot: Snapshot): StreamState {
  const { version, position } = snapshot;
  try {
    const state = aggregate.snapshots!.decode(snapshot.state) as unknown;
    return { state, version, position, snapshotVersion: version };
  } catch {
    return emptyStream(aggregate);
  }
}

/** @throws {BrokenStream} unless the event is the very next one of the stream. */
export function evolveStream<State>(
  aggregate: AnyAggregate,
  stream: StreamState<State>,
  { streamId, version, position, event }: RecordedEvent,
): StreamState<State> {
  if (version !== stream.version + 1) throw new BrokenStream(streamId, stream.version + 1, version);
  return {
    state: aggregate.evolve(stream.state, event) as State,
    version,
    position,
    snapshotVersion: stream.snapshotVersion,
  };
}
