import { LogUnavailable } from '../../log/event-log.errors.js';
import { ReadModelBeingBuilt } from '../../read-models/read-models.errors.js';
import { DatabaseTrouble } from '../../log/stores/sql/connections/database-trouble.js';
import type { Dialect } from '../../log/stores/sql/dialects/dialect.js';
import { causesOf, firstCause } from '../engines/causes.js';
import type { Engine } from '../engines/engine.js';
import type { Findings } from './findings.js';

/** Does the parts of a check. One that a fault of what is checked has kept from its end is a finding. */
export class Parts {
  constructor(
    private readonly dialect: Dialect,
    private readonly engine: Engine,
    private readonly findings: Findings,
  ) {}

  /**
   * @param instead the answer where the part has not come to its end.
   * @throws what passes: the database is away, or a read model still being built.
   */
  async run<T>(what: string, instead: T, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!isFault(error, this.dialect, this.engine)) throw error;
      this.findings.tell(`${what} can't be checked to the end: ${firstCause(error).message}`);
      return instead;
    }
  }
}

/** Whether it is what is checked that is wrong; else it passes. */
export function isFault(error: unknown, dialect: Dialect, engine: Engine): boolean {
  if (engine.isDamage(firstCause(error))) return true;
  return !causesOf(error).some(
    (cause) =>
      [LogUnavailable, DatabaseTrouble, ReadModelBeingBuilt].some(
        (type) => cause instanceof type,
      ) || dialect.isTransient(cause),
  );
}
