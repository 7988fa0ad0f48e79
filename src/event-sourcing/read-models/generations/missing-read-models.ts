import { Logger } from '@nestjs/common';
import { isDenied } from '../../log/stores/sql/dialects/dialect.js';
import { passes, type FirstBuild } from './first-build.js';
import type { ProjectionToFill } from './generation-filler.js';
import type { ReadModelStore } from '../read-model-store.js';

/** Builds the read models that have no live generation, one after another, while the program goes on. */
export class MissingReadModels {
  private readonly logger = new Logger('ReadModels');
  /** Those that could not be built because of what stands in the log, or for lack of a right. */
  private readonly stopped = new Set<string>();

  constructor(
    private readonly models: ReadModelStore,
    private readonly firstBuild: FirstBuild,
  ) {}

  /** Those that another process is at are left to it. */
  async build(projections: readonly ProjectionToFill[], signal: AbortSignal): Promise<void> {
    for (const projection of projections) {
      const { table } = projection;
      if (signal.aborted || this.stopped.has(table.name)) continue;
      if ((await this.models.generation(table)) !== undefined) continue;
      await this.buildOne(projection, signal).catch((error: unknown) =>
        this.failed(table.name, error),
      );
    }
  }

  private async buildOne(projection: ProjectionToFill, signal: AbortSignal): Promise<void> {
    await this.firstBuild.run(projection, { waitMs: 0, progress: () => undefined, signal });
    if (!signal.aborted)
      this.logger.log(`${projection.table.name} is built from the log, and live`);
  }

  private failed(name: string, error: unknown): void {
    const text = error instanceof Error ? error.message : String(error);
    if (isDenied(error)) {
      this.stopped.add(name);
      this.logger.error(`${name} can't be built, as this user may make no tables: ${text}`);
      return;
    }
    if (passes(error)) return this.logger.debug(`${name} is not built yet: ${text}`);
    this.stopped.add(name);
    this.logger.error(`Building ${name} from the log has stopped: ${text}`, error);
  }
}
