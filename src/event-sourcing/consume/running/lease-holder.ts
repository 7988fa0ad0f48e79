import { Logger } from '@nestjs/common';
import type { Follower } from '../subscriptions/consumer.js';
import { Leadership, type LeadershipParts } from './consumer-run.js';
import { TroubleLog } from '../trouble/trouble-log.js';

/** Leads one follower whenever this instance holds the lease of its subscription. */
export class SubscriptionLeader {
  private readonly logger = new Logger('Subscription');
  private readonly trouble = new TroubleLog(this.logger);
  private leadership: Leadership | undefined;
  private leading: Promise<void> | undefined;
  private attending: Promise<void> | undefined;
  private hasEnded = false;
  private hasGivenUp = false;
  private restsUntil = -Infinity;

  constructor(private readonly parts: LeadershipParts) {}

  get name(): string {
    return this.parts.follower.name;
  }

  get follower(): Follower {
    return this.parts.follower;
  }

  /** Takes the subscription if it is free. A follower that has stopped at a fault stays so. */
  async tryToLead(owner: string, ttlMs: number): Promise<void> {
    const asked = performance.now();
    if (this.leading || this.hasEnded || asked < this.restsUntil) return;
    const taken = await this.parts.store.leases.acquire(this.name, owner, ttlMs);
    // If another instance has it, nothing is known of how this one would fare.
    this.hasGivenUp = false;
    if (!taken) return this.parts.standstill.isOver();
    const { lease, checkpoint } = taken;
    this.leadership = new Leadership(this.parts, lease, checkpoint, asked + ttlMs);
    this.leading = this.leadership.run().then((hasStopped) => {
      this.hasEnded ||= hasStopped;
      this.leadership = this.leading = undefined;
      if (!hasStopped) this.parts.states.clear(this.name);
    });
  }

  /** Whether this process could not go on for so long, and has not been seen to since. */
  hasStuckFor(milliseconds: number): boolean {
    return this.hasGivenUp || (this.leadership?.hasStuckFor(milliseconds) ?? false);
  }

  /** Leaves the subscription to another instance, and does not take it again for a while. */
  async giveUp(restMs: number): Promise<void> {
    const { leadership } = this;
    if (!leadership || this.hasGivenUp) return;
    this.logger.error(`${this.name} makes no progress here: its lease is given up`);
    this.hasGivenUp = true;
    this.parts.standstill.isOver();
    this.restsUntil = performance.now() + restMs;
    leadership.end();
    await this.parts.store.letGo(leadership.held);
  }

  /** The lease holds until then, by `performance.now()`. */
  prolong(until: number): void {
    this.leadership?.prolong(until);
    if (this.leadership) this.attend(this.leadership.ended);
  }

  /** The lease is another instance's. */
  yieldLease(): void {
    this.leadership?.end();
  }

  /** Finishes the page at hand. */
  async stop(): Promise<void> {
    this.hasEnded = true;
    this.leadership?.end();
    await this.leading;
    await this.attending;
  }

  /** Beside the pages, so that neither they nor the leases wait for it. */
  private attend(ended: AbortSignal): void {
    const { follower, pages } = this.parts;
    this.attending ??= follower
      .attend?.(pages, ended)
      .then(() => this.trouble.over(`${this.name} attends to what it has put aside again`))
      .catch((error: unknown) =>
        this.trouble.tell(`${this.name} can't attend to what it has put aside: ${String(error)}`),
      )
      .finally(() => (this.attending = undefined));
  }
}
