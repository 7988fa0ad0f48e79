import { Logger } from '@nestjs/common';
import type { Consumer } from '../subscriptions/consumer.js';
import { ConsumerRun, type ConsumerRunParts } from './consumer-run.js';
import { TroubleLog } from '../trouble/trouble-log.js';

/** Runs one consumer whenever this instance holds the lease of its subscription. */
export class LeaseHolder {
  private readonly logger = new Logger('Subscription');
  private readonly trouble = new TroubleLog(this.logger);
  private run: ConsumerRun | undefined;
  private running: Promise<void> | undefined;
  private attending: Promise<void> | undefined;
  private hasEnded = false;
  private hasGivenUp = false;
  private restsUntil = -Infinity;

  constructor(private readonly parts: ConsumerRunParts) {}

  get name(): string {
    return this.parts.consumer.name;
  }

  get consumer(): Consumer {
    return this.parts.consumer;
  }

  /** Takes the subscription if it is free. A consumer that has stopped at a fault stays so. */
  async tryToAcquire(owner: string, ttlMs: number): Promise<void> {
    const asked = performance.now();
    if (this.running || this.hasEnded || asked < this.restsUntil) return;
    const taken = await this.parts.store.leases.acquire(this.name, owner, ttlMs);
    // If another instance has it, nothing is known of how this one would fare.
    this.hasGivenUp = false;
    if (!taken) return this.parts.standstill.isOver();
    const { lease, checkpoint } = taken;
    this.run = new ConsumerRun(this.parts, lease, checkpoint, asked + ttlMs);
    this.running = this.run.run().then((hasStopped) => {
      this.hasEnded ||= hasStopped;
      this.run = this.running = undefined;
      if (!hasStopped) this.parts.states.clear(this.name);
    });
  }

  /** Whether this process could not go on for so long, and has not been seen to since. */
  hasStuckFor(milliseconds: number): boolean {
    return this.hasGivenUp || (this.run?.hasStuckFor(milliseconds) ?? false);
  }

  /** Leaves the subscription to another instance, and does not take it again for a while. */
  async giveUp(restMs: number): Promise<void> {
    const { run } = this;
    if (!run || this.hasGivenUp) return;
    this.logger.error(`${this.name} makes no progress here: its lease is given up`);
    this.hasGivenUp = true;
    this.parts.standstill.isOver();
    this.restsUntil = performance.now() + restMs;
    run.end();
    await this.parts.store.letGo(run.held);
  }

  /** The lease holds until then, by `performance.now()`. */
  prolong(until: number): void {
    this.run?.prolong(until);
    if (this.run) this.attend(this.run.ended);
  }

  /** The lease is another instance's. */
  yieldLease(): void {
    this.run?.end();
  }

  /** Finishes the page at hand. */
  async stop(): Promise<void> {
    this.hasEnded = true;
    this.run?.end();
    await this.running;
    await this.attending;
  }

  /** Beside the pages, so that neither they nor the leases wait for it. */
  private attend(ended: AbortSignal): void {
    const { consumer, pages } = this.parts;
    this.attending ??= consumer
      .attend?.(pages, ended)
      .then(() => this.trouble.over(`${this.name} attends to what it has put aside again`))
      .catch((error: unknown) =>
        this.trouble.tell(`${this.name} can't attend to what it has put aside: ${String(error)}`),
      )
      .finally(() => (this.attending = undefined));
  }
}
