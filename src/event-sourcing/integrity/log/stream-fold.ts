import { isDeepStrictEqual } from 'node:util';
import type { AggregateRegistry } from '../../decide/aggregate-registry.js';
import type { AnyAggregate } from '../../decide/aggregate.js';
import type { Snapshot } from '../../log/event-log.js';
import type { EventRegistry } from '../../log/event-registry.js';
import type { StoredEvent } from '../../log/recorded-event.js';
import { emptyStream, evolveStream, type StreamState } from '../../decide/states/stream-state.js';
import type { Findings } from '../report/findings.js';

/** One stream, folded event by event from its first. */
export class StreamFold {
  private readonly aggregate: AnyAggregate | undefined;
  private last: StoredEvent | undefined;
  /** Absent when it can't be folded any further, which has been told. */
  private stream: StreamState | undefined;

  constructor(
    readonly streamId: string,
    aggregates: AggregateRegistry,
    private readonly registry: EventRegistry,
    private readonly findings: Findings,
  ) {
    this.aggregate = aggregates.of(streamId);
    this.stream = this.aggregate && emptyStream(this.aggregate);
    if (!this.aggregate) findings.tell(`stream ${streamId}: this program knows no such stream`);
  }

  get version(): number {
    return this.last?.version ?? 0;
  }

  /** Schema version of the snapshots that are read; undefined where none are. */
  get snapshotVersion(): number | undefined {
    return this.aggregate?.snapshots?.schemaVersion;
  }

  take(event: StoredEvent): void {
    // It would be taken for the first one.
    if (event.version < 1) return this.tell(`there is no version ${event.version}`, event);
    const expected = this.version + 1;
    if (event.version !== expected) {
      this.tell(`version ${expected} should come here, found ${event.version}`, event);
      this.stream = undefined;
    } else if (this.last && event.position < this.last.position)
      this.tell(`it stands before version ${this.version}, at ${this.last.position}`, event);
    this.fold(event);
    this.last = event;
  }

  /** A snapshot that is after the last event taken. */
  compare({ version, position, recordedAt, state }: Snapshot): void {
    const name = `the snapshot of ${this.streamId} at version ${version}`;
    if (position !== this.last?.position || recordedAt !== this.last.recordedAt)
      this.findings.tell(`${name} is not of the position and time of that event`);
    if (!this.stream || !this.aggregate?.snapshots) return;
    const { encode, decode } = this.aggregate.snapshots;
    const folded = encode(this.stream.state);
    if (state === folded) return;
    try {
      // What is written in another order is the same state.
      if (isDeepStrictEqual(decode(state), decode(folded))) return;
    } catch {
      return this.findings.tell(`${name} can't be read`);
    }
    this.findings.tell(`${name} is not what its events come to`);
  }

  private fold(event: StoredEvent): void {
    const { aggregate, stream } = this;
    if (!aggregate || !stream) return;
    this.stream = undefined;
    const recorded = this.decoded(event);
    if (!recorded) return;
    try {
      const owner = aggregate.streamOf(recorded.event);
      if (owner !== this.streamId) this.tell(`by its data it belongs to stream ${owner}`, event);
      this.stream = evolveStream(aggregate, stream, recorded);
    } catch (error) {
      this.tell(`it does not fit those before it: ${String(error)}`, event);
    }
  }

  /** What can't be read has been told where the log is read in its order. */
  private decoded(event: StoredEvent) {
    try {
      return this.registry.decode(event);
    } catch {
      return undefined;
    }
  }

  private tell(what: string, { position }: StoredEvent): void {
    this.findings.tell(`stream ${this.streamId}: ${what}`, position);
  }
}
