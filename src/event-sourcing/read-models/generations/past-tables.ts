import type { Instant } from '../../log/instant.js';
import type { PastStates } from '../../decide/states/past-states.js';
import type { Checkpoint } from '../../consume/subscriptions/checkpoint.js';
import type { Page } from '../../consume/subscriptions/page-reader.js';
import type { TableDefinition } from '../../log/stores/sql/dialects/dialect.js';
import {
  OUTLASTS_A_LEASE_MS,
  type Filling,
  type GenerationFiller,
  type Progress,
  type ProjectionToFill,
} from './generation-filler.js';
import type { ReadModelStore } from '../read-model-store.js';
import { PositionNotReached } from '../read-models.errors.js';

export interface PastTable {
  readonly table: string;
  /** The last event of that time. */
  readonly position: number;
}

/** How much of the log a past table is made of. */
interface Extent {
  /** Events up to here count. */
  readonly position: number;
  /** As far as the log must be read for them. */
  readonly readTo: number;
}

/** Fills tables beside the live ones with what those were at a past time. Nothing reads them but people. */
export class PastTables {
  constructor(
    private readonly filler: GenerationFiller,
    private readonly models: ReadModelStore,
    private readonly past: PastStates,
  ) {}

  /**
   * The same rows whenever it is asked for. It takes the place of the one before.
   *
   * @throws {InstantInFuture}
   * @throws {PositionNotReached} when a saga has not come so far; {RebuiltBySomeoneElse}
   */
  async fill(
    projection: ProjectionToFill,
    instant: Instant,
    progress: Progress,
  ): Promise<PastTable> {
    const extent = await this.extent(projection, await this.past.positionAsOf(instant));
    const table = pastName(projection.table);
    await this.filler.hold(projection, table, OUTLASTS_A_LEASE_MS, async (filling) => {
      await this.models.startOver(filling.lease);
      await this.models.createTable(projection.table, table);
      await this.fillTo(projection, filling, extent, progress);
    });
    return { table, position: extent.position };
  }

  /** Answers with the table's name; undefined if there was none. */
  async drop(projection: ProjectionToFill): Promise<string | undefined> {
    const table = pastName(projection.table);
    if (!(await this.filler.subscriptions.find(table))) return undefined;
    await this.filler.hold(projection, table, OUTLASTS_A_LEASE_MS, async (filling) => {
      await this.models.startOver(filling.lease);
      await this.filler.transactions.run((session) =>
        session.execute('DELETE FROM subscriptions WHERE name = ?', [table]),
      );
    });
    return table;
  }

  private async extent({ source }: ProjectionToFill, position: number): Promise<Extent> {
    if (!source) return { position, readTo: position };
    const reached = await this.filler.subscriptions.reached(source.saga);
    if (reached < position) throw new PositionNotReached(position, reached);
    return { position, readTo: (await this.filler.log.head()).position };
  }

  private async fillTo(
    projection: ProjectionToFill,
    filling: Filling,
    { position, readTo }: Extent,
    progress: Progress,
  ): Promise<void> {
    const { consumer, pages, lease } = filling;
    const { source } = projection;
    for (
      let checkpoint: Checkpoint = { position: 0, delivered: 0 };
      checkpoint.position < readTo;
    ) {
      const limit = Math.min(consumer.pageSize, readTo - checkpoint.position);
      const page = await pages.read(checkpoint, limit);
      if (!page) return;
      const events = source ? upTo(page.events, position, source) : page.events;
      checkpoint = await consumer.deliver({ ...page, events }, lease);
      progress(checkpoint.position, readTo);
      // What a saga makes follows the order of what it is made of.
      if (events.length < page.events.length) return;
    }
  }
}

function upTo(
  page: Page['events'],
  position: number,
  source: NonNullable<ProjectionToFill['source']>,
): Page['events'] {
  return page.flatMap((recorded) => {
    const event = source.upTo(recorded.event, position);
    return event ? [{ ...recorded, event }] : [];
  });
}

const pastName = ({ name }: TableDefinition): string => `${name}_as_of`;
