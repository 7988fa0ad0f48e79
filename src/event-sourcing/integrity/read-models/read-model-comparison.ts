import type { EventRegistry } from '../../log/event-registry.js';
import type { ProjectionToFill } from '../../read-models/generations/generation-filler.js';
import { ReadModelBeingBuilt } from '../../read-models/read-models.errors.js';
import { versionedName } from '../../read-models/tables/read-model-table.js';
import type { ReadModelStore } from '../../read-models/read-model-store.js';
import type { ProjectionSource } from '../../read-models/projections/projection.js';
import type { Dialect } from '../../log/stores/sql/dialects/dialect.js';
import type { Transactions } from '../../log/stores/sql/transactions/transactions.js';
import type { Engine } from '../engines/engine.js';
import { firstCause } from '../engines/causes.js';
import { isFault } from '../report/parts.js';
import type { Scratch } from '../scratch/scratch.js';
import { LiveCopy } from './live-copy.js';
import { Refolds, TO_FIT, type NotCompared } from './refolds.js';

/** Compares the read models with what the log makes of them: whatever ones this program has. */
export class ReadModelComparison {
  constructor(
    private readonly source: ProjectionSource,
    private readonly models: ReadModelStore,
    private readonly registry: EventRegistry,
    private readonly transactions: Transactions,
    private readonly dialect: Dialect,
    private readonly engine: Engine,
  ) {}

  /** Copies each live table, with its checkpoint; the log is to be read then, to its head. */
  async begin(scratch: Scratch): Promise<Refolds> {
    const projections = this.source.projections();
    const copies = [];
    const unreadable = [];
    const notCompared: NotCompared[] = [];
    for (const projection of projections) {
      const where = projection.table.name;
      try {
        copies.push({ projection, copy: await this.copy(projection, scratch) });
      } catch (error) {
        if (error instanceof ReadModelBeingBuilt)
          notCompared.push({ where, why: error.message, beingBuilt: error });
        else if (isFault(error, this.dialect, this.engine))
          unreadable.push({
            where,
            subject: 'its table',
            expected: TO_FIT,
            found: firstCause(error).message,
          });
        else throw error;
      }
    }
    notCompared.push(...(await this.unknown(projections)));
    return new Refolds(copies, notCompared, unreadable, this.registry, scratch);
  }

  private copy({ table }: ProjectionToFill, scratch: Scratch): Promise<LiveCopy> {
    return LiveCopy.take(table, this.models, this.transactions, this.engine, scratch);
  }

  /** Read models that stand in the database, and that this program does not have. */
  private async unknown(projections: readonly ProjectionToFill[]): Promise<NotCompared[]> {
    const known = new Set(projections.map(({ table }) => versionedName(table)));
    const names = new Set(projections.map(({ table }) => table.name));
    const others = [...(await this.models.generations()).keys()].filter((name) => !known.has(name));
    return others.map((where) => {
      const isOfOtherRelease = names.has(where.replace(/_v\d+$/, ''));
      const why = isOfOtherRelease
        ? 'it is of another version than this program has'
        : 'this program has no such read model: ask the release that has it';
      return { where, why, isOfOtherRelease };
    });
  }
}
