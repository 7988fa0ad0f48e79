import type { Aggregate, DomainCommand, DomainEvent } from './aggregate.js';
import type { EventLog, StreamBound } from './event-log.js';
import type { EventRegistry } from './event-registry.js';
import type { Instant } from './instant.js';
import { StreamLoader } from './stream-loader.js';
import type { StreamState } from './stream-state.js';

/** What streams were like, folded from the log up to a version or a time. */
export class PastStates {
  private readonly loader: StreamLoader;

  constructor(
    private readonly log: EventLog,
    registry: EventRegistry,
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
