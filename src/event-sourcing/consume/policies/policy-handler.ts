import type { DomainEvent } from '../../log/domain-event.js';
import type { RecordedEvent } from '../../log/recorded-event.js';
import type { Deferral } from './deferral.js';

/** What a policy says of an event that it left alone: its checkpoint may move later, with others. */
export const NOTHING_DONE = Symbol('nothing done');

export type Handled = typeof NOTHING_DONE | void;

/**
 * A `@HandlesEvents` class with an effect outside: it is given each event at least once, in order, with its
 * record as a second argument. It throws `Unreachable` to wait, with all that comes after; `TryLater` to have this
 * event tried again while others go on; `Hopeless` to have it put aside at once; `Skipped` to record why it does
 * nothing. After any other error the event is tried again a few times, and then put aside. The words of the first
 * two are shown to everybody who asks for the health: they hold no secret and nothing personal.
 */
export interface PolicyHandler<Event extends DomainEvent> {
  /** How often, and for how long, an event is tried again later; else as `defaultDeferral` has it. */
  readonly deferral?: Deferral;
  /** Picks the events that there may be something to do for. Without it, `handle` is called for all of them. */
  relevant?<Recorded extends RecordedEvent<Event>>(
    recorded: readonly Recorded[],
  ): Promise<readonly Recorded[]>;
  handle(event: Event, recorded: RecordedEvent<Event>): Promise<Handled>;
}
