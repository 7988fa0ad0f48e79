import { setTimeout as delay } from 'node:timers/promises';

/** For how long a batch holds the log's lock for the sake of one whose COMMIT has had no answer. */
const PATIENCE_MS = 50;

/** The batch before must have the log's lock once more: this one gives it up, and begins anew after it. */
export class GivesWay extends Error {}

/** One batch's way into the log, as far as the batch after it must know. */
export class Passage {
  private readonly left = Promise.withResolvers<void>();
  private readonly tried = Promise.withResolvers<boolean>();
  private readonly over = Promise.withResolvers<void>();

  /** That of a batch that has nothing before it. */
  static ended(): Passage {
    const passage = new Passage();
    passage.triedToCommit(true);
    passage.end();
    return passage;
  }

  /** Resolves when the batch is being committed: the next one may wait for the log's lock. */
  get committing(): Promise<void> {
    return this.left.promise;
  }

  /** Resolves when all of the batch is answered. */
  get settled(): Promise<void> {
    return this.over.promise;
  }

  /** @throws {GivesWay} unless it was committed at the first try; told under the lock that comes after its own. */
  async mustBeCommitted(): Promise<void> {
    const waiting = new AbortController();
    const { signal } = waiting;
    const outOfPatience = delay(PATIENCE_MS, false, { signal }).catch(() => false);
    const committed = await Promise.race([this.tried.promise, outOfPatience]);
    waiting.abort();
    if (!committed) throw new GivesWay('The batch before has not been committed.');
  }

  commits(): void {
    this.left.resolve();
  }

  triedToCommit(successfully: boolean): void {
    this.tried.resolve(successfully);
  }

  end(): void {
    this.left.resolve();
    this.tried.resolve(false);
    this.over.resolve();
  }
}
