import { setImmediate as turn } from 'node:timers/promises';
import type { EventRegistry } from '../../log/event-registry.js';
import { deliveredAs } from '../../log/event-type.js';
import type { ReadModelBeingBuilt } from '../../read-models/read-models.errors.js';
import { versionedName } from '../../read-models/tables/read-model-table.js';
import type { ProjectionToFill } from '../../read-models/generations/generation-filler.js';
import type { RecordedEvent, StoredEvent } from '../../log/recorded-event.js';
import type { TableDefinition } from '../../log/stores/sql/dialects/dialect.js';
import type { Scratch } from '../scratch/scratch.js';
import type { LiveCopy } from './live-copy.js';
import { Refold } from './refold.js';
import { RowDifferences, type RowDifference } from './row-differences.js';

/** What is expected of that of which `found` says what is wrong. */
export const TO_FIT = 'to fit';

export interface NotCompared {
  readonly where: string;
  readonly why: string;
  /** Where there is nothing to compare yet. */
  readonly beingBuilt?: ReadModelBeingBuilt;
  /** A read model of another release of the program, which this one neither reads nor writes. */
  readonly isOfOtherRelease?: boolean;
}

/** One read model's table, compared. */
export interface ComparedTable {
  readonly where: string;
  /** Position of the log that its rows reflect. */
  readonly position: number;
  readonly rows: number;
  readonly differences: AsyncIterable<RowDifference>;
}

/** Longer ones are none that the program has recorded. */
const MAX_EVENTS_A_COMMAND = 100_000;

/** Every read model that can be compared, as it is made of the log again while that is read. */
export class Refolds {
  private readonly refolds: readonly { readonly copy: LiveCopy; readonly refold: Refold }[];
  /** Events of a command whose end has not been read yet. */
  private held: RecordedEvent[] = [];

  constructor(
    copies: readonly { readonly projection: ProjectionToFill; readonly copy: LiveCopy }[],
    readonly notCompared: readonly NotCompared[],
    /** Live tables that can't be read as they are defined. */
    private readonly unreadable: readonly (RowDifference & { readonly where: string })[],
    private readonly registry: EventRegistry,
    private readonly scratch: Scratch,
  ) {
    this.refolds = copies.map(({ projection, copy }) => ({
      copy,
      refold: new Refold(projection, copy.position, scratch),
    }));
  }

  /** What stands in the live table of a read model; undefined where that can't be compared. */
  copyOf(definition: TableDefinition): LiveCopy | undefined {
    const name = versionedName(definition);
    return this.refolds.find(({ copy }) => versionedName(copy.definition) === name)?.copy;
  }

  /** The next events of the log. */
  async take(events: readonly RecordedEvent[]): Promise<void> {
    for (const event of events) this.held.push(event);
    const end = this.held.findLastIndex(({ endsCommand }) => endsCommand) + 1;
    await this.project(this.held.length - end > MAX_EVENTS_A_COMMAND ? this.held.length : end);
  }

  /** In the place of an event that can't be read. */
  skip(event: StoredEvent, why: string): void {
    let type: string | undefined;
    try {
      type = deliveredAs(this.registry.mustKnow(event));
    } catch {
      // It might be one that any of them goes by.
    }
    for (const { refold } of this.refolds) refold.skip(event.position, type, why);
  }

  /** After the last event. */
  async *compare(): AsyncGenerator<ComparedTable> {
    await this.project(this.held.length);
    for (const difference of this.unreadable)
      yield { where: difference.where, position: 0, rows: 0, differences: each(difference) };
    for (const { copy, refold } of this.refolds) {
      await refold.end();
      const { definition, position, rows, table } = copy;
      const differences =
        refold.failure === undefined
          ? new RowDifferences(this.scratch, definition, refold.name, table).all()
          : each({ subject: 'what it is made of', expected: TO_FIT, found: refold.failure });
      yield { where: definition.name, position, rows, differences };
    }
  }

  private async project(count: number): Promise<void> {
    const events = this.held.splice(0, count);
    if (events.length === 0) return;
    for (const { refold } of this.refolds) await refold.take(events, events.at(-1)!.position);
    await turn();
  }
}

async function* each(difference: RowDifference): AsyncGenerator<RowDifference> {
  yield difference;
}
