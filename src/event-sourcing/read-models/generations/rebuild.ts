import type { Checkpoint } from '../../consume/subscriptions/checkpoint.js';
import type { TableDefinition } from '../../log/stores/sql/dialects/dialect.js';
import { CommitInDoubt, type SqlSession } from '../../log/stores/sql/transactions/transactions.js';
import type { FirstBuild } from './first-build.js';
import {
  OUTLASTS_A_LEASE_MS,
  type Filling,
  type GenerationFiller,
  type Progress,
  type ProjectionToFill,
} from './generation-filler.js';
import { physicalName, versionedName } from '../tables/read-model-table.js';
import type { ReadModelStore } from '../read-model-store.js';
import { RebuiltBySomeoneElse, RetiredTableInUse } from '../read-models.errors.js';

/** A read model on its way from one generation to the next. */
interface Job {
  readonly table: TableDefinition;
  readonly live: number;
  readonly next: number;
}

/**
 * Fills the next generation of a query table from the log, beside the live one, and swaps it in.
 * Readers see the old one until then and the new one from then on, never at an earlier position.
 */
export class Rebuild {
  constructor(
    private readonly filler: GenerationFiller,
    private readonly models: ReadModelStore,
    private readonly firstBuild: FirstBuild,
  ) {}

  /**
   * One that has no live generation yet gets it.
   *
   * @throws {RebuiltBySomeoneElse} while another rebuild of it is under way; {RetiredTableInUse}
   */
  async run(projection: ProjectionToFill, progress: Progress): Promise<void> {
    const { table } = projection;
    const live = await this.models.generation(table);
    if (live === undefined)
      return this.firstBuild.run(projection, { waitMs: OUTLASTS_A_LEASE_MS, progress });
    const job = { table, live, next: live + 1 };
    const name = physicalName(table, job.next);
    await this.filler.hold(projection, name, OUTLASTS_A_LEASE_MS, async (held) => {
      const filling = await this.startOver(job, held);
      const { pageSize } = held.consumer;
      await this.swapIn(job, filling, await this.filler.fill(filling, pageSize, progress));
    });
  }

  /** An empty table, whatever was left by a rebuild that did not come to its end. */
  private async startOver({ table, live }: Job, filling: Filling): Promise<Filling> {
    if (!(await this.models.dropRetired(table, 0))) throw new RetiredTableInUse(table.name);
    await this.filler.transactions.run(async (session) => {
      await this.filler.subscriptions.restart(session, filling.lease);
      await this.mustBeLive(session, table, live);
      await this.models.dropTable(session, filling.consumer.name);
    });
    await this.models.createTable(table, filling.consumer.name);
    return { ...filling, from: { position: 0, delivered: 0 } };
  }

  /** Holds the live projection while the last few events are caught up with, and takes its place. */
  private async swapIn(
    { table, live, next }: Job,
    filling: Filling,
    filledTo: Checkpoint,
  ): Promise<void> {
    const { subscriptions, transactions } = this.filler;
    try {
      await transactions.run(async (session) => {
        const reached = await subscriptions.leases.depose(session, physicalName(table, live));
        let checkpoint = filledTo;
        while (checkpoint.position < reached)
          checkpoint = await this.projectNext(session, filling, checkpoint);
        await subscriptions.leases.letGo(session, filling.lease);
        await this.models.swap(session, table, live, next);
      });
    } catch (error) {
      const isSwapped = async () => (await this.models.generation(table)) === next;
      if (!(error instanceof CommitInDoubt) || !(await isSwapped())) throw error;
    }
  }

  private async projectNext(
    session: SqlSession,
    { consumer, pages, lease }: Filling,
    from: Checkpoint,
  ): Promise<Checkpoint> {
    const page = await pages.read(from, consumer.pageSize);
    if (!page)
      throw new Error(`The log ends before the position that ${consumer.name} must reach.`);
    await consumer.project(session, page, lease);
    return page.to;
  }

  private async mustBeLive(
    session: SqlSession,
    table: TableDefinition,
    generation: number,
  ): Promise<void> {
    const sql = 'SELECT generation FROM read_models WHERE name = ?';
    const [row] = await session.query(sql, [versionedName(table)]);
    if (Number(row?.generation) !== generation) throw new RebuiltBySomeoneElse(table.name);
  }
}
