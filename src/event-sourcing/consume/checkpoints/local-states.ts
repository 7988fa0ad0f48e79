import type { SubscriptionState, SubscriptionStatus } from '../subscriptions/checkpoint.js';

export interface LocalState {
  readonly state: SubscriptionState;
  readonly error: string;
  /** The instance under whose lease it is so. */
  readonly owner: string;
}

/**
 * What this process knows of the subscriptions that it has trouble with, by their names. The database may not
 * know it: it may be what the trouble is with.
 */
export class LocalStates {
  private readonly states = new Map<string, LocalState>();

  set(name: string, state: LocalState): void {
    this.states.set(name, state);
  }

  clear(name: string): void {
    this.states.delete(name);
  }

  /** Undefined as well where another instance holds the lease. */
  of({ name, owner }: Pick<SubscriptionStatus, 'name' | 'owner'>): LocalState | undefined {
    const local = this.states.get(name);
    return owner === null || owner === local?.owner ? local : undefined;
  }
}
