import { within } from '../../../log/liveness/within.js';

/** For how long a batch holds the log's lock for the sake of one whose COMMIT has had no answer. */
const PATIENCE_MS = 50;
/** For how long answers are held back for the sake of the next batch. */
const COURTESY_MS = 3;

/** The batch before must have the log's lock once more: this one gives it up, and begins anew after it. */
export class GivesWay extends Error {}

/** One batch's way into the log, as far as the batches before and after it must know. */
export class Passage {
  /** Commands of the batch, once it is decided. */
  size = 0;
  /** Whether the next batch may be on its way: what came later must not join this one any more. */
  isClosed = false;
  private readonly atCommit = Promise.withResolvers<void>();
  private readonly atOutcome = Promise.withResolvers<boolean>();
  private readonly atEnd = Promise.withResolvers<void>();
  private next: Passage | undefined;

  /** The passage of a batch that has nothing before it. */
  static ended(): Passage {
    const passage = new Passage();
    passage.triedToCommit(true);
    passage.end();
    return passage;
  }

  /** Resolves when the batch is being committed, or has nothing to commit: the next one may wait for the log's lock. */
  get committing(): Promise<void> {
    return this.atCommit.promise;
  }

  /** Resolves when all of the batch is answered. */
  get settled(): Promise<void> {
    return this.atEnd.promise;
  }

  /** Waits, under the log's lock, until this batch is known to be committed. @throws {GivesWay} if its first try failed or takes long. */
  async mustBeCommitted(): Promise<void> {
    const committed = await within(PATIENCE_MS, this.atOutcome.promise, () => false);
    if (!committed) throw new GivesWay('The batch before has not been committed.');
  }

  isFollowedBy(next: Passage): void {
    this.next = next;
  }

  /** Resolves when the next batch, if there is one, is on its way to the database as well, or soon. */
  async nextIsCommitting(): Promise<void> {
    if (this.next) await within(COURTESY_MS, this.next.committing, () => undefined);
  }

  commits(): void {
    this.isClosed = true;
    this.atCommit.resolve();
  }

  triedToCommit(successfully: boolean): void {
    this.atOutcome.resolve(successfully);
  }

  end(): void {
    this.atCommit.resolve();
    this.atOutcome.resolve(false);
    this.atEnd.resolve();
  }
}
