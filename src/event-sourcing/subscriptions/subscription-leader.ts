import { Logger } from '@nestjs/common';
import type { Follower } from './follower.js';
import { Leadership, type LeadershipParts } from './leadership.js';

/** Leads one follower whenever this instance holds the lease of its subscription. */
export class SubscriptionLeader {
  private readonly logger = new Logger('Subscription');
  private leadership: Leadership | undefined;
  private leading: Promise<void> | undefined;
  private attending: Promise<void> | undefined;
  private hasEnded = false;
  private readonly stopping = new AbortController();

  constructor(private readonly parts: LeadershipParts) {}

  get name(): string {
    return this.parts.follower.name;
  }

  get follower(): Follower {
    return this.parts.follower;
  }

  /** Takes the subscription if it is free. A follower that has stopped at a fault stays so. */
  async tryToLead(owner: string, ttlMs: number): Promise<void> {
    if (this.leading || this.hasEnded) return;
    const asked = performance.now();
    const taken = await this.parts.store.leases.acquire(this.name, owner, ttlMs);
    if (!taken) return;
    const { lease, checkpoint } = taken;
    this.leadership = new Leadership(this.parts, lease, checkpoint, asked + ttlMs);
    this.leading = this.leadership.run().then((hasStopped) => {
      this.hasEnded ||= hasStopped;
      this.leadership = this.leading = undefined;
    });
  }

  /** The lease holds until then, by `performance.now()`. */
  prolong(until: number): void {
    this.leadership?.prolong(until);
    if (this.leadership) this.attend();
  }

  /** The lease is another instance's. */
  yieldLease(): void {
    this.leadership?.end();
  }

  /** Finishes the page at hand. */
  async stop(): Promise<void> {
    this.hasEnded = true;
    this.stopping.abort();
    this.leadership?.end();
    await this.leading;
    await this.attending;
  }

  /** Beside the pages, so that neither they nor the leases wait for it. */
  private attend(): void {
    const { follower, pages } = this.parts;
    this.attending ??= follower
      .attend?.(pages, this.stopping.signal)
      .catch((error: unknown) => this.logger.warn(`${this.name}: ${String(error)}`))
      .finally(() => (this.attending = undefined));
  }
}
