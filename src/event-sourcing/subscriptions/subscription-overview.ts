import type { EventLogReader } from '../event-log.js';
import type { ReadModelStore } from '../read-models/read-model-store.js';
import { physicalName } from '../read-models/read-model-table.js';
import type { SubscriptionStatus } from './checkpoint.js';
import type { FollowerDiscovery } from './follower-discovery.js';
import type { ParkedEvents } from './parked-events.js';

export type SubscriptionKind = 'projection' | 'saga' | 'policy' | 'seal';

/** How one of the program's followers is doing, whichever instance leads it. */
export interface FollowerHealth extends SubscriptionStatus {
  /** The same for every generation of a projection's table. */
  readonly subscription: string;
  readonly kind: SubscriptionKind;
  /** Events between its checkpoint and the end of the log. */
  readonly lag: number;
  /** Events that wait for an operator. */
  readonly parked: number;
}

/** Tells how far the program's followers have come. */
export class SubscriptionOverview {
  private readonly reacting = new Map<string, SubscriptionKind>();

  constructor(
    private readonly discovery: FollowerDiscovery,
    private readonly models: ReadModelStore,
    private readonly parked: ParkedEvents,
    private readonly log: EventLogReader,
  ) {}

  /** The live generation of each projection, every saga, every policy, and what seals the log. */
  async list(): Promise<FollowerHealth[]> {
    const { position: head } = await this.log.head();
    const followers = await this.followers();
    const parked = await this.parked.count();
    return (await this.discovery.store.list()).flatMap((status) => {
      const follower = followers.get(status.name);
      if (!follower) return [];
      const lag = Math.max(0, head - status.position);
      return [{ ...status, ...follower, lag, parked: parked.get(status.name) ?? 0 }];
    });
  }

  private async followers() {
    const found = new Map<string, Pick<FollowerHealth, 'subscription' | 'kind'>>();
    for (const [subscription, kind] of this.reactingOnes())
      found.set(subscription, { subscription, kind });
    const generations = await this.models.generations();
    for (const { table } of this.discovery.projections())
      found.set(physicalName(table, generations.get(table.name) ?? 1), {
        subscription: table.name,
        kind: 'projection',
      });
    return found;
  }

  /** Not before it is asked for: providers are found when all of them are there. */
  private reactingOnes(): ReadonlyMap<string, SubscriptionKind> {
    if (this.reacting.size === 0) {
      for (const { name } of this.discovery.sagas()) this.reacting.set(name, 'saga');
      for (const { name } of this.discovery.policies()) this.reacting.set(name, 'policy');
      this.reacting.set(this.discovery.sealing().name, 'seal');
    }
    return this.reacting;
  }
}
