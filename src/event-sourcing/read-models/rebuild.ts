import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { DomainEvent } from '../aggregate.js';
import type { EventLog } from '../event-log.js';
import type { EventRegistry } from '../event-registry.js';
import type { Checkpoint, Lease } from '../subscriptions/checkpoint.js';
import { PageReader } from '../subscriptions/page-reader.js';
import type { SubscriptionStore } from '../subscriptions/subscription-store.js';
import type { Dialect } from '../typeorm/dialect.js';
import { CommitInDoubt, type SqlSession, type Transactions } from '../typeorm/transactions.js';
import { ProjectionFollower } from './projection-follower.js';
import type { ProjectionHandler, ProjectionOptions } from './projection.js';
import { physicalName } from './read-model-table.js';
import type { ReadModelStore } from './read-model-store.js';
import { RebuiltBySomeoneElse, RetiredTableInUse } from './read-models.errors.js';

export interface ProjectionToRebuild extends ProjectionOptions {
  readonly handler: ProjectionHandler<DomainEvent>;
  readonly types: ReadonlySet<string>;
}

/** Told how far a rebuild has come, as positions of the log. */
export type Progress = (done: number, total: number) => void;

/** For how long a rebuild that was killed keeps the next one waiting. */
const LEASE_MS = 4_000;
const RETRY_MS = 250;

/** A read model on its way from one generation to the next. */
interface Job {
  readonly projection: ProjectionToRebuild;
  readonly live: number;
  readonly next: number;
  readonly follower: ProjectionFollower;
  readonly pages: PageReader;
  readonly lease: Lease;
}

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

  /** @throws {RebuiltBySomeoneElse} while another rebuild of it is under way; {RetiredTableInUse} */
  async run(projection: ProjectionToRebuild, progress: Progress): Promise<void> {
    const job = await this.begin(projection);
    const { owner } = job.lease;
    const renewing = setInterval(
      () => void this.subscriptions.renew(owner, LEASE_MS).catch(() => undefined),
      LEASE_MS / 4,
    );
    try {
      await this.startOver(job);
      await this.swapIn(job, await this.fill(job, progress));
    } finally {
      clearInterval(renewing);
      await this.subscriptions.release(owner).catch(() => undefined);
    }
  }

  /** Takes the generation that is to be filled, so that nobody else does. */
  private async begin(projection: ProjectionToRebuild): Promise<Job> {
    const { table, types } = projection;
    const live = await this.models.prepare(table);
    const next = live + 1;
    const follower = this.follower(projection, next);
    await this.subscriptions.register(follower.name);
    const lease = await this.acquire(follower.name, table.name);
    const pages = new PageReader(this.log, this.registry, types);
    return { projection, live, next, follower, pages, lease };
  }

  /** Outlasts the lease of a rebuild that was killed. */
  private async acquire(name: string, model: string): Promise<Lease> {
    const owner = `rebuild ${randomUUID()}`;
    for (const until = performance.now() + 1.5 * LEASE_MS; ;) {
      const taken = await this.subscriptions.acquire(name, owner, LEASE_MS);
      if (taken) return taken.lease;
      if (performance.now() > until) throw new RebuiltBySomeoneElse(model);
      await delay(RETRY_MS);
    }
  }

  /** An empty table, whatever was left by a rebuild that did not come to its end. */
  private async startOver({ projection: { table }, live, next, lease }: Job): Promise<void> {
    if (!(await this.models.dropRetired(table, 0))) throw new RetiredTableInUse(table.name);
    await this.transactions.run(async (session) => {
      await this.subscriptions.restart(session, lease);
      await this.mustBeLive(session, table.name, live);
      await this.models.dropTable(session, table, next);
    });
    await this.models.createTable(table, next);
  }

  /** Up to less than a page from the end of the log. */
  private async fill({ follower, pages, lease }: Job, progress: Progress): Promise<Checkpoint> {
    for (let checkpoint: Checkpoint = { position: 0, delivered: 0 }; ;) {
      const { position: total } = await this.log.head();
      const page = await pages.read(checkpoint, follower.pageSize);
      if (page) checkpoint = await follower.deliver(page, lease);
      progress(checkpoint.position, total);
      if (total - checkpoint.position < follower.pageSize) return checkpoint;
    }
  }

  /** Holds the live projection while the last few events are caught up with, and takes its place. */
  private async swapIn(job: Job, filledTo: Checkpoint): Promise<void> {
    const { projection, live, next, lease } = job;
    const { table } = projection;
    try {
      await this.transactions.run(async (session) => {
        const reached = await this.subscriptions.depose(session, physicalName(table, live));
        let checkpoint = filledTo;
        while (checkpoint.position < reached)
          checkpoint = await this.projectNext(session, job, checkpoint);
        await this.subscriptions.letGo(session, lease);
        await this.models.swap(session, table.name, live, next);
      });
    } catch (error) {
      const isSwapped = async () => (await this.models.generation(table.name)) === next;
      if (!(error instanceof CommitInDoubt) || !(await isSwapped())) throw error;
    }
  }

  private async projectNext(
    session: SqlSession,
    { follower, pages, lease }: Job,
    from: Checkpoint,
  ): Promise<Checkpoint> {
    const page = await pages.read(from, follower.pageSize);
    if (!page)
      throw new Error(`The log ends before the position that ${follower.name} must reach.`);
    await follower.project(session, page, lease);
    return page.to;
  }

  private async mustBeLive(session: SqlSession, model: string, generation: number): Promise<void> {
    const sql = 'SELECT generation FROM read_models WHERE name = ?';
    const [row] = await session.query(sql, [model]);
    if (Number(row?.generation) !== generation) throw new RebuiltBySomeoneElse(model);
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
