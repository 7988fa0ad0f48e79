import { randomUUID } from 'node:crypto';
import { setImmediate as turn, setTimeout as delay } from 'node:timers/promises';
import type { DomainEvent } from '../../log/domain-event.js';
import type { EventLogReader } from '../../log/event-log.js';
import type { EventRegistry } from '../../log/event-registry.js';
import type { Checkpoint, Lease } from '../../consume/subscriptions/checkpoint.js';
import { GroupCommit } from '../../consume/checkpoints/group-commit.js';
import { PageReader } from '../../consume/subscriptions/page-reader.js';
import type { SubscriptionStore } from '../../consume/checkpoints/subscription-store.js';
import type { Dialect } from '../../log/stores/sql/dialects/dialect.js';
import type { Transactions } from '../../log/stores/sql/transactions/transactions.js';
import { ProjectionConsumer } from '../projections/projection-consumer.js';
import type { ProjectionHandler, ProjectionOptions } from '../projections/projection.js';
import { RebuiltBySomeoneElse } from '../read-models.errors.js';

export interface ProjectionToFill extends ProjectionOptions {
  readonly handler: ProjectionHandler<DomainEvent>;
  readonly types: ReadonlySet<string>;
}

/** Told how far a table has been filled, as positions of the log. */
export type Progress = (done: number, total: number) => void;

/** A table that this process alone fills, until it lets go. */
export interface Filling {
  readonly consumer: ProjectionConsumer;
  readonly pages: PageReader;
  readonly lease: Lease;
  /** What the table reflects already. */
  readonly from: Checkpoint;
}

/** For how long one that was killed keeps the next one waiting. */
const LEASE_MS = 4_000;
export const OUTLASTS_A_LEASE_MS = 1.5 * LEASE_MS;
const RETRY_MS = 250;

/** Fills tables that nobody reads from yet, each by one process, under a lease. */
export class GenerationFiller {
  constructor(
    readonly log: EventLogReader,
    private readonly registry: EventRegistry,
    readonly subscriptions: SubscriptionStore,
    readonly transactions: Transactions,
    private readonly dialect: Dialect,
  ) {}

  /**
   * Holds the table's subscription while `work` goes on.
   *
   * @param waitMs for how long to wait for one that somebody else holds.
   * @throws {RebuiltBySomeoneElse} when that was not enough.
   */
  async hold<T>(
    projection: ProjectionToFill,
    table: string,
    waitMs: number,
    work: (filling: Filling) => Promise<T>,
  ): Promise<T> {
    await this.subscriptions.register(table);
    const { lease, checkpoint: from } = await this.acquire(table, projection.table.name, waitMs);
    const renewing = this.subscriptions.leases.keep(lease, LEASE_MS);
    const pages = new PageReader(this.log, this.registry, projection.types);
    try {
      return await work({ consumer: this.consumer(projection, table), pages, lease, from });
    } finally {
      clearInterval(renewing);
      await this.subscriptions.leases.release(lease.owner).catch(() => undefined);
    }
  }

  /** Up to less than `within` events from the end of the log, or until it is told to leave off. */
  async fill(
    { consumer, pages, lease, from }: Filling,
    within: number,
    progress: Progress,
    signal?: AbortSignal,
  ): Promise<Checkpoint> {
    let next = pages.read(from, consumer.pageSize);
    for (let checkpoint = from, ended = false; ;) {
      const stretch = consumer.stretch(checkpoint, this.transactions.reads);
      while (!ended && !stretch.isFull) {
        const [page, { position: total }] = await Promise.all([next, this.log.head()]);
        if (page) {
          next = pages.read(page.to, consumer.pageSize);
          // Read beside what is done with this one; if that fails, nobody waits for it.
          next.catch(() => undefined);
          await stretch.project(page);
        }
        progress(stretch.position, Math.max(total, stretch.position));
        // SQLite answers at once: without it nothing else would have its turn.
        await turn();
        ended = !page || signal?.aborted === true || total - stretch.position < within;
      }
      checkpoint = await stretch.write(lease);
      if (ended) return checkpoint;
    }
  }

  private async acquire(table: string, model: string, waitMs: number) {
    const owner = `rebuild ${randomUUID()}`;
    for (const until = performance.now() + waitMs; ;) {
      const taken = await this.subscriptions.leases.acquire(table, owner, LEASE_MS);
      if (taken) return taken;
      if (performance.now() >= until) throw new RebuiltBySomeoneElse(model);
      await delay(RETRY_MS);
    }
  }

  private consumer({ handler, types, table }: ProjectionToFill, name: string) {
    const { subscriptions, transactions, dialect } = this;
    return new ProjectionConsumer(
      handler,
      types,
      table,
      name,
      subscriptions,
      new GroupCommit(transactions, subscriptions),
      dialect,
    );
  }
}
