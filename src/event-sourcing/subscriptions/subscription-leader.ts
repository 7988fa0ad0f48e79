import { setTimeout as delay } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { EventLogError } from '../event-log.errors.js';
import { CommitInDoubt } from '../typeorm/transactions.js';
import { LeaseLost, type Checkpoint, type Lease } from './checkpoint.js';
import type { Follower } from './follower.js';
import type { Page, PageReader } from './page-reader.js';
import type { SubscriptionStore } from './subscription-store.js';
import type { Waker } from './waker.js';

const LONGEST_WAIT_MS = 5_000;

/**
 * Leads one follower along the log for as long as this instance holds the lease: page by page, in
 * order, the next one only when the one before is done. When a page fails, it goes on command by
 * command, so that all that stands before the fault gets done, and nothing after it.
 */
export class SubscriptionLeader {
  private readonly logger = new Logger('Subscription');
  private lease: Lease | undefined;
  private checkpoint: Checkpoint = { position: 0, delivered: 0 };
  private failures = 0;
  private narrowTo = 0;
  private leading: Promise<void> | undefined;
  private readonly stopping = new AbortController();

  constructor(
    readonly follower: Follower,
    private readonly store: SubscriptionStore,
    private readonly pages: PageReader,
    private readonly waker: Waker,
  ) {}

  get name(): string {
    return this.follower.name;
  }

  get isLeading(): boolean {
    return this.lease !== undefined;
  }

  /** Takes the subscription if it is free. */
  async tryToLead(owner: string, ttlMs: number): Promise<void> {
    if (this.leading || this.stopping.signal.aborted) return;
    const taken = await this.store.acquire(this.name, owner, ttlMs);
    if (!taken) return;
    this.lease = taken.lease;
    this.checkpoint = taken.checkpoint;
    this.leading = this.lead(taken.lease).finally(() => {
      this.lease = undefined;
      this.leading = undefined;
    });
  }

  /** Lets go at once of a lease that may have run out. */
  yieldLease(): void {
    this.lease = undefined;
  }

  /** Finishes the page at hand. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.leading;
  }

  private async lead(lease: Lease): Promise<void> {
    this.logger.debug(`${this.name}: following from position ${this.checkpoint.position}`);
    while (this.lease === lease && !this.stopping.signal.aborted) {
      try {
        if (!(await this.step(lease)))
          await this.waker.wait(this.checkpoint.position, this.stopping.signal);
      } catch (error) {
        if (!(await this.goOnAfter(error, lease))) return;
      }
    }
  }

  private async step(lease: Lease): Promise<boolean> {
    const page = await this.nextPage();
    if (!page) return false;
    this.checkpoint = await this.follower.deliver(page, lease);
    this.failures = 0;
    return true;
  }

  private nextPage(): Promise<Page | undefined> {
    const { pageSize } = this.follower;
    return this.checkpoint.position < this.narrowTo
      ? this.pages.readCommand(this.checkpoint, pageSize)
      : this.pages.read(this.checkpoint, pageSize);
  }

  /** Whether to go on leading after an error. */
  private async goOnAfter(error: unknown, lease: Lease): Promise<boolean> {
    if (error instanceof LeaseLost) {
      this.logger.warn(error.message);
      return false;
    }
    this.failures++;
    await this.reload(lease);
    const wasWhole = this.checkpoint.position >= this.narrowTo;
    this.narrowTo = Math.max(this.narrowTo, this.checkpoint.position + this.follower.pageSize);
    if (error instanceof CommitInDoubt || (wasWhole && this.failures === 1)) return true;
    return this.report(error, lease);
  }

  private async report(error: unknown, lease: Lease): Promise<boolean> {
    const stops = this.follower.onError === 'stop' && !(error instanceof EventLogError);
    const text = error instanceof Error ? error.message : String(error);
    const { position } = this.checkpoint;
    this.logger.error(
      `${this.name} ${stops ? 'has stopped' : 'will try again'} after position ${position}: ${text}`,
      error instanceof Error ? error.stack : undefined,
    );
    await this.store.report(lease, stops ? 'stopped' : 'retrying', text).catch(() => undefined);
    if (stops) return false;
    const wait = Math.min(LONGEST_WAIT_MS, 50 * 2 ** Math.min(this.failures, 10));
    await delay(wait * (0.5 + Math.random() / 2), undefined, {
      signal: this.stopping.signal,
    }).catch(() => undefined);
    return true;
  }

  /** Where the checkpoint really is; as believed, if that can't be had now. */
  private async reload({ name, fence }: Lease): Promise<void> {
    const status = await this.store.find(name).catch(() => undefined);
    if (status && this.lease?.fence === fence) this.checkpoint = status;
  }
}
