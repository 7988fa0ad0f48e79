import type { Checkpoint, Lease } from '../../consume/subscriptions/checkpoint.js';
import type { Consumer } from '../../consume/subscriptions/consumer.js';
import type { GroupCommit } from '../../consume/checkpoints/group-commit.js';
import type { Page } from '../../consume/subscriptions/page-reader.js';
import type { SubscriptionStore } from '../../consume/checkpoints/subscription-store.js';
import type { DomainEvent } from '../../log/domain-event.js';
import type { Dialect, TableDefinition } from '../../log/stores/sql/dialects/dialect.js';
import type { SqlReader, SqlSession } from '../../log/stores/sql/transactions/transactions.js';
import type { ProjectionHandler } from './projection.js';
import { ReadModelTable } from '../tables/read-model-table.js';
import { RowsAtHand } from '../tables/rows-at-hand.js';
import { Stretch } from './stretch.js';

/** Fills one table of a read model. The rows of a page and the checkpoint commit as one. */
export class ProjectionConsumer implements Consumer {
  /** The read model whose table this is one of. */
  readonly model: string;
  readonly pageSize = 4_000;
  readonly onError = 'stop';
  private readonly rows = new RowsAtHand();

  constructor(
    private readonly handler: ProjectionHandler<DomainEvent>,
    readonly types: ReadonlySet<string>,
    private readonly definition: TableDefinition,
    /** Name of the table, and of the subscription. */
    readonly name: string,
    private readonly store: SubscriptionStore,
    private readonly commits: GroupCommit,
    private readonly dialect: Dialect,
  ) {
    this.model = definition.name;
  }

  async deliver(page: Page, lease: Lease): Promise<Checkpoint> {
    try {
      await this.commits.advance({
        ...{ lease, from: page.from, to: page.to, rows: page.events.length },
        write: (session) => {
          this.rows.begin(page.from.position);
          return this.fill(session, page, this.rows);
        },
      });
    } catch (error) {
      this.rows.forget();
      throw error;
    }
    this.rows.commit(page.to.position);
    return page.to;
  }

  /** As a part of a transaction. */
  async project(session: SqlSession, page: Page, lease: Lease): Promise<void> {
    // First, since its row lock keeps a former owner out.
    await this.store.advance(session, { lease, from: page.from, to: page.to });
    await this.fill(session, page, new RowsAtHand());
  }

  private async fill(session: SqlSession, page: Page, rows: RowsAtHand): Promise<void> {
    const table = new ReadModelTable(session, this.dialect, this.definition, this.name, rows);
    if (page.events.length > 0) await this.handler.handle(page.events, table);
    await table.write(session);
  }

  /** Begins a stretch of a table that only this process reads and writes. There must be no other stretch of it. */
  stretch(from: Checkpoint, reader: SqlReader): Stretch {
    const { handler, rows, commits, dialect, definition, name } = this;
    rows.begin(from.position);
    const table = new ReadModelTable(reader, dialect, definition, name, rows);
    return new Stretch(from, handler, table, rows, commits);
  }
}
