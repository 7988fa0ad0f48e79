import { EventLogError } from '../../log/event-log.errors.js';
import { LeaseLost } from '../../consume/subscriptions/checkpoint.js';
import { CommitInDoubt } from '../../log/stores/sql/transactions/transactions.js';
import type { Filling, GenerationFiller, Progress, ProjectionToFill } from './generation-filler.js';
import { physicalName } from '../tables/read-model-table.js';
import type { ReadModelStore } from '../read-model-store.js';
import { RebuiltBySomeoneElse } from '../read-models.errors.js';

export interface FirstBuildOptions {
  /** For how long to wait for somebody else who is at it. */
  readonly waitMs: number;
  readonly progress: Progress;
  /** Ends it after the page at hand; the next one goes on from there. */
  readonly signal?: AbortSignal;
}

/** It is not this read model's fault, and passes. */
export const passes = (error: unknown): boolean =>
  [EventLogError, CommitInDoubt, LeaseLost, RebuiltBySomeoneElse].some(
    (type) => error instanceof type,
  );

/**
 * Builds a read model that has no live generation: one that was added, or a new version of one. Nobody
 * reads from it before it has come to the end of the log. One that was broken off is gone on with.
 */
export class FirstBuild {
  constructor(
    private readonly filler: GenerationFiller,
    private readonly models: ReadModelStore,
  ) {}

  /** @throws {RebuiltBySomeoneElse} while another process is at it. */
  run(projection: ProjectionToFill, options: FirstBuildOptions): Promise<void> {
    const name = physicalName(projection.table, 1);
    return this.filler.hold(projection, name, options.waitMs, async (filling) => {
      try {
        // Until its first rows are written, it would be told as stopped.
        await this.filler.subscriptions.report(filling.lease, 'following', null);
        await this.build(projection, filling, options);
      } catch (error) {
        const text = error instanceof Error ? error.message : String(error);
        if (!passes(error)) await this.filler.subscriptions.report(filling.lease, 'stopped', text);
        throw error;
      }
    });
  }

  private async build(
    { table }: ProjectionToFill,
    filling: Filling,
    { progress, signal }: FirstBuildOptions,
  ): Promise<void> {
    const isLive = async () => (await this.models.generation(table)) !== undefined;
    // Somebody else may have come to the end of it just before the lease was had.
    if (await isLive()) return;
    // Whatever stands in a table of that name without a checkpoint is not to be gone on with.
    if (filling.from.position === 0) await this.models.startOver(filling.lease);
    await this.models.createTable(table, filling.consumer.name);
    await this.filler.fill(filling, 1, progress, signal);
    if (signal?.aborted) return;
    try {
      await this.filler.transactions.run(async (session) => {
        await this.filler.subscriptions.leases.letGo(session, filling.lease);
        await this.models.publish(session, table);
      });
    } catch (error) {
      if (!(await isLive())) throw error;
    }
  }
}
