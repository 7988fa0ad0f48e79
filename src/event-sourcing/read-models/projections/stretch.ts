import type { DomainEvent } from '../../log/domain-event.js';
import type { Checkpoint, Lease } from '../../consume/subscriptions/checkpoint.js';
import type { GroupCommit } from '../../consume/checkpoints/group-commit.js';
import type { Page } from '../../consume/subscriptions/page-reader.js';
import type { SqlSession } from '../../log/stores/sql/transactions/transactions.js';
import type { ProjectionHandler } from './projection.js';
import type { ReadModelTable } from '../tables/read-model-table.js';
import type { RowsAtHand } from '../tables/rows-at-hand.js';

const MOST_EVENTS = 100_000;

/**
 * Pages of a table that nobody reads from yet, projected one after another in memory and written as one:
 * a row that many events change is written once. Nothing of it is there before it is written.
 */
export class Stretch {
  private to: Checkpoint;

  constructor(
    private readonly from: Checkpoint,
    private readonly handler: ProjectionHandler<DomainEvent>,
    private readonly table: ReadModelTable,
    private readonly rows: RowsAtHand,
    private readonly commits: GroupCommit,
  ) {
    this.to = from;
  }

  /** The log is projected up to here. */
  get position(): number {
    return this.to.position;
  }

  get isFull(): boolean {
    return this.table.isFull || this.position - this.from.position >= MOST_EVENTS;
  }

  async project(page: Page): Promise<void> {
    if (page.events.length > 0) await this.handler.handle(page.events, this.table);
    this.to = page.to;
  }

  /**
   * The rows and the checkpoint commit as one.
   *
   * @throws {LeaseLost} if anybody else has written since the stretch began.
   */
  async write(lease: Lease): Promise<Checkpoint> {
    const { from, to, table } = this;
    if (to.position === from.position) return from;
    const write = (session: SqlSession) => table.write(session);
    await this.commits.advance({ lease, from, to, rows: table.changed, write });
    this.rows.commit(this.position);
    return this.to;
  }
}
