import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { EventLogError } from '../log/event-log.errors.js';
import type { EventLog } from '../log/event-log.js';
import type { EventRegistry } from '../log/event-registry.js';
import type { MissingReadModels } from '../read-models/generations/missing-read-models.js';
import { ProjectionConsumer } from '../read-models/projections/projection-consumer.js';
import { physicalName } from '../read-models/tables/read-model-table.js';
import type { ReadModelStore } from '../read-models/read-model-store.js';
import type { SupersededVersions } from '../read-models/generations/superseded-versions.js';
import { isDenied, type Dialect } from '../log/stores/sql/dialects/dialect.js';
import type { Consumer } from '../consume/subscriptions/consumer.js';
import type { FoundProjection } from '../read-models/projections/projection.js';
import type { ConsumerDiscovery } from './consumer-discovery.js';
import type { LogProbe } from '../log/liveness/log-probe.js';
import type { LocalStates } from '../consume/checkpoints/local-states.js';
import type { LogTail } from '../consume/wake/log-tail.js';
import { Pace } from '../consume/running/pace.js';
import { PageReader } from '../consume/subscriptions/page-reader.js';
import { Standstill } from '../consume/running/standstill.js';
import { LeaseHolder } from '../consume/running/lease-holder.js';
import type { Waker } from '../consume/wake/waker.js';

export interface SubscriptionsOptions {
  /** How long an instance that has died or hangs keeps its subscriptions. */
  readonly leaseMs: number;
  /** How long this process tries to go on before it leaves a subscription to others. */
  readonly stuckAfterMs: number;
  /** How long a query table that was replaced is kept for those that are reading it. */
  readonly retiredGraceMs: number;
}

/** What this process's subscriptions share with the rest of it. */
export interface SubscriptionsSurroundings {
  readonly waker: Waker;
  readonly tail: LogTail;
  readonly probe: LogProbe;
  readonly states: LocalStates;
}

/** A read model that was rebuilt, or an event to be retried, is noticed after this time at the latest. */
const LONGEST_ROUND_MS = 1_000;
const AFTER_TROUBLE_MS = 250;
const STOP_WITHIN_MS = 4_000;
/** A round that takes longer had to wait for the database. */
const SLOW_ROUND_MS = 2_000;
/** When the database's trouble is over, consumers have this time to go on before they count as stuck. */
const SETTLING_MS = 3_000;

/**
 * Runs this process's consumers. Of all the instances on one database each subscription is run by
 * one; the others look now and then whether it is free.
 */
export class Subscriptions {
  /** Names this run of the program among the instances. */
  readonly owner = randomUUID();
  private readonly logger = new Logger('Subscriptions');
  private readonly holders = new Map<string, LeaseHolder>();
  private readonly stopping = new AbortController();
  private keeping: Promise<void> | undefined;
  private clearing: Promise<void> | undefined;
  private mayDrop = true;
  /** Since when the database has been there in each round, by `performance.now()`. */
  private thereSince: number | undefined;
  private building: Promise<void> | undefined;

  constructor(
    private readonly discovery: ConsumerDiscovery,
    private readonly log: EventLog,
    private readonly registry: EventRegistry,
    private readonly models: ReadModelStore,
    private readonly missing: MissingReadModels,
    private readonly superseded: SupersededVersions,
    private readonly dialect: Dialect,
    private readonly surroundings: SubscriptionsSurroundings,
    private readonly options: SubscriptionsOptions,
  ) {}

  /** Makes the subscriptions known; with `run`, sets out to run them. */
  async start(run: boolean): Promise<void> {
    const consumers = this.discovery.besidesProjections();
    const projections = this.discovery.projections();
    mustDiffer([
      ...consumers.map(({ name }) => name),
      ...projections.map(({ table }) => table.name),
    ]);
    const head = await this.log.head();
    for (const consumer of consumers) {
      const { name, from } = consumer;
      await this.discovery.store.register(name, from === 'end' ? head.position : 0);
      this.add(consumer);
    }
    for (const { table, types } of projections) {
      this.mustFollowSomething({ name: table.name, types });
      if (head.position === 0) await this.models.prepareEmpty(table);
    }
    await this.followLiveGenerations();
    if (!run) return;
    this.surroundings.waker.start();
    this.keeping = this.keep();
  }

  /**
   * Finishes the pages at hand, and leaves the subscriptions to other instances. What the database keeps from
   * being finished is not waited for: the leases run out by themselves.
   */
  async stop(): Promise<void> {
    await Promise.race([this.finish(), delay(STOP_WITHIN_MS, undefined, { ref: false })]);
  }

  private async finish(): Promise<void> {
    this.stopping.abort();
    await this.keeping;
    await this.clearing;
    await this.building;
    await Promise.all([...this.holders.values()].map((holder) => holder.stop()));
    await this.surroundings.waker.stop();
    // If this fails, the leases run out by themselves.
    await this.discovery.store.leases
      .release(this.owner)
      .catch((error: unknown) => this.logger.error(error));
  }

  private async keep(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const wait = Math.min(LONGEST_ROUND_MS, this.options.leaseMs / 4);
      const next = await this.round().then(
        () => wait,
        (error: unknown) => this.afterFailure(error, wait),
      );
      await delay(next, undefined, { signal }).catch(() => undefined);
    }
  }

  /** The probe tells of the database's trouble, once: here it would be told each round. */
  private tellUnlessTrouble(error: unknown): void {
    if (!(error instanceof EventLogError)) this.logger.error(error);
  }

  private afterFailure(error: unknown, wait: number): number {
    this.thereSince = undefined;
    this.tellUnlessTrouble(error);
    return Math.min(wait, AFTER_TROUBLE_MS);
  }

  private async round(): Promise<void> {
    const { leaseMs } = this.options;
    const renewing = performance.now();
    const { held, prolonged } = await this.discovery.store.leases.renew(this.owner, leaseMs);
    const now = performance.now();
    if (this.thereSince === undefined || now - renewing > SLOW_ROUND_MS) this.thereSince = now;
    for (const holder of this.holders.values()) {
      if (prolonged.has(holder.name)) holder.prolong(renewing + leaseMs);
      else if (!held.has(holder.name)) holder.yieldLease();
    }
    await this.followLiveGenerations();
    if (await this.leavesToOthers()) return;
    for (const holder of this.holders.values()) await holder.tryToAcquire(this.owner, leaseMs);
    // Beside the rounds as well: it takes as long as the log is.
    this.building ??= this.missing
      .build(this.discovery.projections(), this.stopping.signal)
      .catch((error: unknown) => this.tellUnlessTrouble(error))
      .finally(() => (this.building = undefined));
    if (!this.mayDrop) return;
    this.clearing ??= this.dropRetired()
      .catch((error: unknown) => this.couldNotDrop(error))
      .finally(() => (this.clearing = undefined));
  }

  /** Without the right to, it is not tried again and again: each time would cost connections. */
  private couldNotDrop(error: unknown): void {
    if (!isDenied(error)) return this.tellUnlessTrouble(error);
    this.mayDrop = false;
    this.logger.warn('This user may not drop tables that were replaced: they are left to others.');
  }

  /** The subscriptions that this process could not go on with. */
  stuck(): readonly string[] {
    const { stuckAfterMs } = this.options;
    const stuck = [...this.holders.values()].filter((holder) => holder.hasStuckFor(stuckAfterMs));
    return stuck.map(({ name }) => name);
  }

  /** What makes no progress here may do so elsewhere. True if this process had better run nothing. */
  private async leavesToOthers(): Promise<boolean> {
    const { stuckAfterMs, leaseMs } = this.options;
    if (performance.now() - this.thereSince! < SETTLING_MS) return false;
    const cannotWrite = this.surroundings.probe.failingForMs > stuckAfterMs;
    for (const holder of this.holders.values())
      if (cannotWrite || holder.hasStuckFor(stuckAfterMs)) await holder.giveUp(2 * leaseMs);
    return cannotWrite;
  }

  /** Beside the rounds: a table is dropped when nobody reads it, and the leases must not wait for that. */
  private async dropRetired(): Promise<void> {
    const { retiredGraceMs } = this.options;
    for (const { table } of this.discovery.projections()) {
      if (this.stopping.signal.aborted) return;
      await this.models.dropRetired(table, retiredGraceMs);
      await this.superseded.drop(table, retiredGraceMs);
    }
  }

  /** A rebuild may have put another generation of a query table in the place of the one followed. */
  private async followLiveGenerations(): Promise<void> {
    for (const projection of this.discovery.projections()) {
      const generation = await this.models.generation(projection.table);
      const name =
        generation === undefined ? undefined : physicalName(projection.table, generation);
      if (name !== undefined && this.holders.has(name)) continue;
      await this.unfollow(projection.table.name);
      if (name !== undefined) this.add(this.consumer(projection, name));
    }
  }

  private async unfollow(model: string): Promise<void> {
    for (const [name, holder] of this.holders) {
      if (!(holder.consumer instanceof ProjectionConsumer)) continue;
      if (holder.consumer.model !== model) continue;
      this.holders.delete(name);
      await holder.stop();
    }
  }

  private consumer({ handler, types, table }: FoundProjection, name: string) {
    const { store, commits } = this.discovery;
    return new ProjectionConsumer(handler, types, table, name, store, commits, this.dialect);
  }

  private add(consumer: Consumer): void {
    this.mustFollowSomething(consumer);
    const { store } = this.discovery;
    const { tail, waker, states } = this.surroundings;
    const pages = new PageReader(tail, this.registry, consumer.types ?? new Set());
    const holder = new LeaseHolder({
      ...{ consumer, store, pages, waker, states },
      pace: new Pace(consumer.pageSize),
      standstill: new Standstill(),
    });
    this.holders.set(consumer.name, holder);
  }

  /** An event that nobody knows would never come, and be missed by nobody. */
  private mustFollowSomething({ name, types }: Pick<Consumer, 'name' | 'types'>): void {
    if (!types) return;
    if (types.size === 0) throw new Error(`${name} follows no events: name them.`);
    for (const type of types)
      if (!this.registry.has(type))
        throw new Error(
          `${name} follows ${type}, which is not registered as a type of event: name it among those of its ` +
            "aggregate, where that is registered in its module's constructor.",
        );
  }
}

/** Two consumers under one name would share a checkpoint, or a table. */
function mustDiffer(names: readonly string[]): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    throw new Error(`Two consumers are called ${twice}: give one of them another name.`);
}
