/** What the policy needs can't be reached now: it waits, for as long as it takes, and nothing is parked. */
export class Unreachable extends Error {}

/** The policy does not apply to this event. The reason is kept. */
export class Skipped extends Error {}
