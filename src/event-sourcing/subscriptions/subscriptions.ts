import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { EventLog } from '../event-log.js';
import type { EventRegistry } from '../event-registry.js';
import { ProjectionFollower } from '../read-models/projection-follower.js';
import type { ReadModelStore } from '../read-models/read-model-store.js';
import type { Dialect } from '../typeorm/dialect.js';
import type { Follower } from './follower.js';
import type { FollowerDiscovery, FoundProjection } from './follower-discovery.js';
import { PageReader } from './page-reader.js';
import { PolicyFollower } from './policy-follower.js';
import { SubscriptionLeader } from './subscription-leader.js';
import type { Waker } from './waker.js';

export interface SubscriptionsOptions {
  /** How long an instance that has died or hangs keeps its subscriptions. */
  readonly leaseMs: number;
  /** How long a query table that was replaced is kept for those that are reading it. */
  readonly retiredGraceMs: number;
}

/**
 * Leads this process's followers. Of all the instances on one database each subscription is led by
 * one; the others look now and then whether it is free.
 */
export class Subscriptions {
  /** Names this run of the program among the instances. */
  readonly owner = randomUUID();
  private readonly logger = new Logger('Subscriptions');
  private readonly leaders = new Map<string, SubscriptionLeader>();
  private readonly stopping = new AbortController();
  private keeping: Promise<void> | undefined;
  private renewedAt = performance.now();

  constructor(
    private readonly discovery: FollowerDiscovery,
    private readonly log: EventLog,
    private readonly registry: EventRegistry,
    private readonly models: ReadModelStore,
    private readonly dialect: Dialect,
    private readonly waker: Waker,
    private readonly options: SubscriptionsOptions,
  ) {}

  /** Makes the subscriptions known; with `lead`, sets out to lead them. */
  async start(lead: boolean): Promise<void> {
    for (const follower of [...this.discovery.sagas(), ...this.discovery.policies()]) {
      await this.discovery.store.register(follower.name);
      this.add(follower);
    }
    await this.followLiveGenerations();
    if (!lead) return;
    this.waker.start();
    this.keeping = this.keep();
  }

  /** Finishes the pages at hand, and leaves the subscriptions to other instances. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.keeping;
    await Promise.all([...this.leaders.values()].map((leader) => leader.stop()));
    await this.waker.stop();
    await this.discovery.store.release(this.owner);
  }

  private async keep(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await this.round().catch((error: unknown) => this.logger.error(error));
      await delay(this.options.leaseMs / 4, undefined, { signal }).catch(() => undefined);
    }
  }

  private async round(): Promise<void> {
    if (performance.now() - this.renewedAt > this.options.leaseMs)
      for (const leader of this.leaders.values()) leader.yieldLease();
    const renewing = performance.now();
    await this.discovery.store.renew(this.owner, this.options.leaseMs);
    this.renewedAt = renewing;
    await this.followLiveGenerations();
    for (const leader of this.leaders.values()) {
      await leader.tryToLead(this.owner, this.options.leaseMs);
      if (leader.isLeading && leader.follower instanceof PolicyFollower)
        await leader.follower.retryParked(this.pages(leader.follower));
    }
  }

  /** A rebuild may have put another generation of a query table in the place of the one followed. */
  private async followLiveGenerations(): Promise<void> {
    for (const projection of this.discovery.projections()) {
      const generation = await this.models.prepare(projection.table);
      const follower = this.follower(projection, generation);
      if (this.leaders.has(follower.name)) {
        await this.models.dropRetired(projection.table, this.options.retiredGraceMs);
        continue;
      }
      for (const [name, leader] of this.leaders) {
        if (!(leader.follower instanceof ProjectionFollower)) continue;
        if (leader.follower.model !== projection.table.name) continue;
        this.leaders.delete(name);
        await leader.stop();
      }
      this.add(follower);
    }
  }

  private follower({ handler, types, table }: FoundProjection, generation: number) {
    const { store, transactions } = this.discovery;
    return new ProjectionFollower(
      handler,
      types,
      table,
      generation,
      store,
      transactions,
      this.dialect,
    );
  }

  private add(follower: Follower): void {
    const { store } = this.discovery;
    const leader = new SubscriptionLeader(follower, store, this.pages(follower), this.waker);
    this.leaders.set(follower.name, leader);
  }

  private pages({ types }: Follower): PageReader {
    return new PageReader(this.log, this.registry, types);
  }
}
