import type { EventLogReader } from '../log/event-log.js';
import type { Instant } from '../log/instant.js';
import type { ReadModelStore } from '../read-models/read-model-store.js';
import { physicalName, versionedName } from '../read-models/tables/read-model-table.js';
import {
  BeyondTheLog,
  isBeyond,
  type SubscriptionStatus,
} from '../consume/subscriptions/checkpoint.js';
import type { Deferred, DeferredEvents } from '../consume/policies/deferred-events.js';
import type { ConsumerDiscovery } from './consumer-discovery.js';
import type { LocalStates } from '../consume/checkpoints/local-states.js';
import type { ParkedEvents } from '../consume/policies/parked-events.js';

export type SubscriptionKind = 'projection' | 'saga' | 'policy' | 'seal';

/** How one of the program's consumers is doing, whichever instance runs it. */
export interface ConsumerHealth extends SubscriptionStatus {
  /** The same for every generation of a projection's table. */
  readonly subscription: string;
  readonly kind: SubscriptionKind;
  /** Events between its checkpoint and the end of the log. */
  readonly lag: number;
  /** Events that wait for an operator. */
  readonly parked: number;
  /** Only of a policy that waits for something, or has put something off. */
  readonly waiting?: Waiting;
}

/** What a policy waits for. */
export interface Waiting {
  readonly reason: string;
  /** Events that it has put off. */
  readonly deferred: number;
  /** When it tries the next of these again; null if it has put off none. */
  readonly nextTryAt: Instant | null;
}

interface Known extends Pick<ConsumerHealth, 'subscription' | 'kind'> {
  /** Whether it can be read from, if it is a projection. */
  readonly isLive: boolean;
}

/** Tells how far the program's consumers have come. */
export class SubscriptionOverview {
  private readonly reacting = new Map<string, SubscriptionKind>();

  constructor(
    private readonly discovery: ConsumerDiscovery,
    private readonly models: ReadModelStore,
    private readonly parked: ParkedEvents,
    private readonly deferred: DeferredEvents,
    private readonly log: EventLogReader,
    private readonly local: LocalStates,
  ) {}

  /** The live generation of each projection, every saga, every policy, and what seals the log. */
  async list(): Promise<ConsumerHealth[]> {
    const consumers = await this.consumers();
    const parked = await this.parked.count();
    const deferred = await this.deferred.waiting();
    const known = new Map((await this.discovery.store.list()).map((each) => [each.name, each]));
    // After the checkpoints: none of them can be ahead of it.
    const { position: head } = await this.log.head();
    return [...consumers].sort(byName).flatMap(([name, { isLive, ...consumer }]) => {
      const status = known.get(name) ?? (isLive ? undefined : notBegun(name));
      if (!status) return [];
      const lag = Math.max(0, head - status.position);
      const waiting = waitingFor(status, deferred.get(name));
      const health = { ...status, ...consumer, lag, parked: parked.get(name) ?? 0, waiting };
      const { state, error } = this.local.of(status) ?? stateOf(status, isLive, head);
      return [{ ...health, state, error }];
    });
  }

  private async consumers() {
    const found = new Map<string, Known>();
    for (const [subscription, kind] of this.reactingOnes())
      found.set(subscription, { subscription, kind, isLive: true });
    const generations = await this.models.generations();
    for (const { table } of this.discovery.projections()) {
      const live = generations.get(versionedName(table));
      found.set(physicalName(table, live ?? 1), {
        subscription: table.name,
        kind: 'projection',
        isLive: live !== undefined,
      });
    }
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

function stateOf(
  status: SubscriptionStatus,
  isLive: boolean,
  head: number,
): Pick<SubscriptionStatus, 'state' | 'error'> {
  const { error, owner } = status;
  if (isBeyond(status, head))
    return { state: 'stopped', error: new BeyondTheLog(status, head).message };
  if (!isLive && status.state !== 'stopped') return { state: 'building', error };
  if (status.state !== 'following') return { state: status.state, error };
  if (owner === null) return { state: 'unassigned', error };
  return { state: status.isStalled ? 'stalled' : 'following', error };
}

function waitingFor(
  { isWaiting, error }: SubscriptionStatus,
  deferred?: Deferred,
): Waiting | undefined {
  const reason = isWaiting ? error : deferred?.reason;
  if (reason === undefined || reason === null) return undefined;
  const { events = 0, nextTryAt = null } = deferred ?? {};
  return { reason, deferred: events, nextTryAt };
}

const byName = ([one]: [string, unknown], [other]: [string, unknown]) => (one < other ? -1 : 1);

/** The health of a read model that no server has begun to build. */
const notBegun = (name: string): SubscriptionStatus => ({
  name,
  position: 0,
  delivered: 0,
  owner: null,
  state: 'building',
  isStalled: false,
  error: null,
  isWaiting: false,
});
