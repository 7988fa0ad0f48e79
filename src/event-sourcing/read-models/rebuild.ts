import type { DomainEvent } from '../aggregate.js';
import type { EventLog } from '../event-log.js';
import type { EventRegistry } from '../event-registry.js';
import type { Checkpoint, Lease } from '../subscriptions/checkpoint.js';
import { PageReader } from '../subscriptions/page-reader.js';
import type { SubscriptionStore } from '../subscriptions/subscription-store.js';
import type { Dialect } from '../typeorm/dialect.js';
import type { SqlSession, Transactions } from '../typeorm/transactions.js';
import { ProjectionFollower } from './projection-follower.js';
import type { ProjectionHandler, ProjectionOptions } from './projection.js';
import { physicalName } from './read-model-table.js';
import type { ReadModelStore } from './read-model-store.js';

export interface ProjectionToRebuild extends ProjectionOptions {
  readonly handler: ProjectionHandler<DomainEvent>;
  readonly types: ReadonlySet<string>;
}

/** Told how far a rebuild has come, as positions of the log. */
export type Progress = (done: number, total: number) => void;

const LEASE_MS = 60_000;

/**
 * Fills the next generation of a query table from the log, beside the live one, and swaps it in.
 * Readers see the old one until then and the new one from then on, never at an earlier position.
 */
export class Rebuild {
  constructor(
    private readonly log: EventLog,
    private readonly registry: EventRegistry,
    private readonly models: ReadModelStore,
    private readonly subscriptions: SubscriptionStore,
    private readonly transactions: Transactions,
    private readonly dialect: Dialect,
  ) {}

  async run(projection: ProjectionToRebuild, owner: string, progress: Progress): Promise<void> {
    const live = await this.models.prepare(projection.table);
    const next = live + 1;
    // What a rebuild left that did not come to its end.
    await this.models.dropGeneration(projection.table, next);
    await this.models.createGeneration(projection.table, next);
    const filling = this.follower(projection, next);
    const taken = await this.subscriptions.acquire(filling.name, owner, LEASE_MS);
    if (!taken) throw new Error(`${projection.table.name} is being rebuilt by someone else.`);
    const pages = new PageReader(this.log, this.registry, projection.types);
    const { lease } = taken;
    const checkpoint = await this.fill(filling, pages, lease, taken.checkpoint, progress);
    await this.swapIn(projection, filling, pages, { lease, checkpoint, live, next });
    await this.subscriptions.release(owner);
  }

  /** Up to less than a page from the end of the log. */
  private async fill(
    follower: ProjectionFollower,
    pages: PageReader,
    lease: Lease,
    from: Checkpoint,
    progress: Progress,
  ): Promise<Checkpoint> {
    for (let checkpoint = from; ;) {
      const { position: total } = await this.log.head();
      progress(checkpoint.position, total);
      const page = await pages.read(checkpoint, follower.pageSize);
      if (!page) return checkpoint;
      checkpoint = await follower.deliver(page, lease);
      await this.subscriptions.renew(lease.owner, LEASE_MS);
      if (total - checkpoint.position < follower.pageSize) return checkpoint;
    }
  }

  /** Holds the live projection while the last few events are caught up with, and takes its place. */
  private async swapIn(
    { table }: ProjectionToRebuild,
    filling: ProjectionFollower,
    pages: PageReader,
    at: { lease: Lease; checkpoint: Checkpoint; live: number; next: number },
  ): Promise<void> {
    const old = physicalName(table, at.live);
    await this.transactions.run(async (session) => {
      const position = await this.subscriptions.depose(session, old);
      let { checkpoint } = at;
      while (checkpoint.position < position)
        checkpoint = await this.projectNext(session, filling, pages, at.lease, checkpoint);
      await this.models.swap(session, table.name, at.live, at.next);
    });
  }

  private async projectNext(
    session: SqlSession,
    filling: ProjectionFollower,
    pages: PageReader,
    lease: Lease,
    from: Checkpoint,
  ): Promise<Checkpoint> {
    const page = await pages.read(from, filling.pageSize);
    if (!page) throw new Error(`The log ends before the position that ${filling.name} must reach.`);
    await filling.project(session, page, lease);
    return page.to;
  }

  private follower({ handler, types, table }: ProjectionToRebuild, generation: number) {
    const { subscriptions, transactions, dialect } = this;
    return new ProjectionFollower(
      handler,
      types,
      table,
      generation,
      subscriptions,
      transactions,
      dialect,
    );
  }
}
