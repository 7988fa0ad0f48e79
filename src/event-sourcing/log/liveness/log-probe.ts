import { setTimeout as delay } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { reasonOf } from '../event-log.errors.js';
import type { EventLog } from '../event-log.js';

const EVERY_MS = 1_000;
/** A small commit says little of others that have failed a moment ago: a full disk may take it, and not them. */
const DOUBTED_MS = 3_000;
/** A try that takes longer than this has as good as failed. */
const SLOW_MS = 3_000;

/**
 * Knows whether this process can write to the log: by its own commits, and, while there are none, by trying
 * all that a commit needs; after a failure, a small commit, too.
 */
export class LogProbe {
  private readonly logger = new Logger('EventLog');
  private readonly stopping = new AbortController();
  private probing: Promise<void> | undefined;
  private succeededAt = performance.now();
  private triedAt: number | undefined;
  private failure: Error | undefined;
  private commitFailedAt = -Infinity;

  constructor(private readonly log: Pick<EventLog, 'probe'>) {}

  start(): void {
    this.probing ??= this.probe();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.probing;
  }

  /** The process has committed something. */
  committed(): void {
    this.succeededAt = performance.now();
    if (this.failure) this.logger.log('The event log can be written to again');
    this.failure = undefined;
  }

  /** The process could not commit, for a reason that lies with the database. */
  commitFailed(error: Error): void {
    this.commitFailedAt = performance.now();
    this.fail(error);
  }

  /** For how many milliseconds nothing could be written; 0 while all is well. */
  get failingForMs(): number {
    const now = performance.now();
    const isSlow = this.triedAt !== undefined && now - this.triedAt > SLOW_MS;
    return this.failure || isSlow ? now - this.succeededAt : 0;
  }

  private async probe(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await delay(EVERY_MS, undefined, { signal }).catch(() => undefined);
      if (!signal.aborted && performance.now() - this.succeededAt >= EVERY_MS) await this.try();
    }
  }

  private async try(): Promise<void> {
    this.triedAt = performance.now();
    try {
      await this.log.probe(this.failure ? 'commit' : 'rollback');
      if (performance.now() - this.commitFailedAt > DOUBTED_MS) this.committed();
    } catch (error) {
      this.fail(error as Error);
    } finally {
      this.triedAt = undefined;
    }
  }

  private fail(failure: Error): void {
    if (!this.failure)
      this.logger.error(`The event log can not be written to: ${reasonOf(failure)}`);
    this.failure = failure;
  }
}
