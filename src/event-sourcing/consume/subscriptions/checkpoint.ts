/** How far a subscription has come. */
export interface Checkpoint {
  /** Every event up to this position has been dealt with. */
  readonly position: number;
  /** Position of the last event that it was interested in. */
  readonly delivered: number;
}

/** The right to run a subscription, until another instance has taken it. */
export interface Lease {
  readonly name: string;
  readonly owner: string;
  /** Grows with every change of owner; a write under an older number is refused. */
  readonly fence: number;
}

/** From one checkpoint to the next, under a lease. */
export interface Step {
  readonly lease: Lease;
  readonly from: Checkpoint;
  readonly to: Checkpoint;
}

/**
 * `building`: not yet read from, until it has come to the end of the log. `unassigned`: it would be following, but
 * no instance runs it. `stalled`: it is run, and for a while has not moved although the log goes on.
 */
export const subscriptionStates = [
  'following',
  'retrying',
  'stopped',
  'building',
  'unassigned',
  'stalled',
] as const;

export type SubscriptionState = (typeof subscriptionStates)[number];

/** What an operator wants to know of a subscription. */
export interface SubscriptionStatus extends Checkpoint {
  readonly name: string;
  /** The instance that runs it; null if there is none, or if its lease has run out. */
  readonly owner: string | null;
  readonly state: SubscriptionState;
  /** For a while it has not moved although the log goes on. */
  readonly isStalled: boolean;
  readonly error: string | null;
  /** Whether the error is a policy's own words for what it waits for. */
  readonly isWaiting: boolean;
}

/** Nobody has been there: the checkpoint was changed, or the log was cut off. */
export class BeyondTheLog extends Error {
  constructor({ position, delivered }: Checkpoint, head: number) {
    super(
      `Its checkpoint, ${Math.max(position, delivered)}, lies beyond the end of the log, ${head}. ` +
        'Find out why with "bank verify".',
    );
  }
}

export const isBeyond = ({ position, delivered }: Checkpoint, head: number): boolean =>
  Math.max(position, delivered) > head;

/** Another instance has taken the subscription over; nothing was written. */
export class LeaseLost extends Error {
  constructor({ name, fence }: Lease) {
    super(`Subscription ${name} was taken over by another instance (after fence ${fence}).`);
  }
}
