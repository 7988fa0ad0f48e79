import type { Aggregate, DomainCommand } from '../aggregate.js';
import type { DomainEvent } from '../../log/domain-event.js';
import type { EventLog, StreamBound } from '../../log/event-log.js';
import type { EventRegistry } from '../../log/event-registry.js';
import type { Instant } from '../../log/instant.js';
import { lastBefore, lastWhere } from '../../log/last-where.js';
import type { RecordedEvent } from '../../log/recorded-event.js';
import { StreamLoader } from './stream-loader.js';
import type { StreamState } from './stream-state.js';

/** What streams were like, folded from the log up to a version or a time. */
export class PastStates {
  private readonly loader: StreamLoader;

  constructor(
    private readonly log: EventLog,
    private readonly registry: EventRegistry,
  ) {
    this.loader = new StreamLoader(registry);
  }

  /** The state after event number `version`; an earlier state where the stream is shorter. */
  atVersion<Command extends DomainCommand, Event extends DomainEvent, State>(
    aggregate: Aggregate<Command, Event, State>,
    streamId: string,
    version: number,
  ): Promise<StreamState<State>> {
    return this.within(aggregate, streamId, { version });
  }

  /**
   * The state after all that was recorded up to and at `instant`: the same answer for ever.
   *
   * @throws {InstantInFuture} if it lies ahead of the database's clock.
   */
  async asOf<Command extends DomainCommand, Event extends DomainEvent, State>(
    aggregate: Aggregate<Command, Event, State>,
    streamId: string,
    instant: Instant,
  ): Promise<StreamState<State>> {
    await this.log.closePast(instant);
    return this.within(aggregate, streamId, { recordedAt: instant });
  }

  /**
   * The position of the last event that was recorded up to and at `instant`; 0 for none. The same answer
   * for ever.
   *
   * @throws {InstantInFuture} if it lies ahead of the database's clock.
   */
  async positionAsOf(instant: Instant): Promise<number> {
    await this.log.closePast(instant);
    const { position } = await this.log.head();
    return lastBefore(this.log, position, instant + 1);
  }

  /**
   * The version of the last of a stream's events that is `within`, as must be all before and none after.
   * Only versions up to `limit` are looked at.
   */
  versionWithin(
    streamId: string,
    limit: number,
    within: (recorded: RecordedEvent) => boolean,
  ): Promise<number> {
    return lastWhere(limit, async (version) => {
      const recorded = await this.eventAt(streamId, version);
      return recorded !== undefined && within(recorded);
    });
  }

  /** Event number `version` of a stream; undefined where the stream is shorter. */
  async eventAt(streamId: string, version: number): Promise<RecordedEvent | undefined> {
    const [stored] = await this.log.readStream(streamId, version - 1, 1);
    return stored && this.registry.decode(stored);
  }

  /** The state after the last event within a bound, which may be that of a time that is not over. */
  async within<Command extends DomainCommand, Event extends DomainEvent, State>(
    aggregate: Aggregate<Command, Event, State>,
    streamId: string,
    upTo: StreamBound,
  ): Promise<StreamState<State>> {
    const stream = await this.loader.loadUpTo(this.log, aggregate, streamId, upTo);
    return stream as StreamState<State>;
  }
}
