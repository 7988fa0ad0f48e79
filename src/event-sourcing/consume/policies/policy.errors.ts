/** What the policy needs can't be reached now: it waits, for as long as it takes, and nothing is parked. */
export class Unreachable extends Error {}

/**
 * This event can't be handled now, while others may be. It steps aside and is tried again, with growing pauses,
 * until its time is over; then it is parked.
 */
export class TryLater extends Error {}

/** No other try would help: the event is parked at once. */
export class Hopeless extends Error {}

/** The policy does not apply to this event. The reason is kept. */
export class Skipped extends Error {}
