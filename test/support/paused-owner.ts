import { SubscriptionStore } from '../../src/event-sourcing/subscriptions/subscription-store.js';
import type { TestDatabases } from './databases.js';
import type { FollowerApp } from './follower-app.js';

/** Lets its leases run out, and stands still in its next commit until what is returned is called. */
export function pause(owner: FollowerApp, { name }: TestDatabases): () => void {
  const store = owner.get(SubscriptionStore);
  const goingOn = Promise.withResolvers<void>();
  jest.spyOn(store.leases, 'renew').mockRejectedValue(new Error('paused'));
  jest.spyOn(store, 'hold').mockImplementationOnce(async (session, steps) => {
    // A transaction that stands still on SQLite would keep all others from writing.
    if (name !== 'sqlite') await goingOn.promise;
    return SubscriptionStore.prototype.hold.call(store, session, steps);
  });
  return goingOn.resolve;
}
