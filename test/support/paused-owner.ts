import type { Step } from '../../src/event-sourcing/consume/subscriptions/checkpoint.js';
import { SubscriptionStore } from '../../src/event-sourcing/consume/checkpoints/subscription-store.js';
import type { ConsumerApp } from './consumer-app.js';

export interface PausedOwner {
  /** Resolves when it stands still. */
  readonly standing: Promise<void>;
  /** Lets it go on; returns the steps that it may take then. */
  goOn(): Promise<readonly Step[]>;
}

/** Lets its leases run out, and has it stand still where it begins its next commit. */
export function pause(owner: ConsumerApp): PausedOwner {
  const store = owner.get(SubscriptionStore);
  const standing = Promise.withResolvers<void>();
  const goingOn = Promise.withResolvers<void>();
  const held = Promise.withResolvers<readonly Step[]>();
  jest.spyOn(store.leases, 'renew').mockRejectedValue(new Error('paused'));
  jest.spyOn(store, 'hold').mockImplementationOnce(async (session, steps) => {
    standing.resolve();
    await goingOn.promise;
    const late = await SubscriptionStore.prototype.hold.call(store, session, steps);
    held.resolve(late);
    return late;
  });
  return { standing: standing.promise, goOn: () => (goingOn.resolve(), held.promise) };
}
