import { Logger } from '@nestjs/common';
import { formatInstant } from '../../log/instant.js';
import type { RecordedEvent } from '../../log/recorded-event.js';
import { pauseAfter, type Deferral } from './deferral.js';
import type { DeferredEvents, DueEvent } from './deferred-events.js';
import type { PageReader } from '../subscriptions/page-reader.js';
import type { Outcome } from './policy-outcome.js';
import { Unreachable } from './policy.errors.js';
import { NOTHING_DONE } from './policy-handler.js';
import { TroubleLog } from '../trouble/trouble-log.js';

const TRIES_A_ROUND = 100;
/** While what the policy needs is out of reach, one event is tried after so long, and then less often. */
const FIRST_REST_MS = 1_000;
const LONGEST_REST_MS = 30_000;

/** Tries the events again that a policy has deferred, when they are due, and those that an operator names. */
export class LaterTries {
  private readonly logger = new Logger('Subscription');
  private readonly trouble = new TroubleLog(this.logger);
  private restMs = FIRST_REST_MS;
  private restUntil = -Infinity;

  constructor(
    private readonly name: string,
    private readonly deferral: Deferral,
    private readonly deferred: DeferredEvents,
    private readonly handle: (event: RecordedEvent) => Promise<Outcome>,
  ) {}

  async round(pages: PageReader, signal: AbortSignal): Promise<void> {
    if (performance.now() < this.restUntil) return;
    const { longestPauseMs } = this.deferral;
    const due = await this.deferred.due(this.name, TRIES_A_ROUND, longestPauseMs);
    for (const event of due) {
      if (signal.aborted) return;
      try {
        await this.tryAgain(event, pages);
      } catch (error) {
        if (!(error instanceof Unreachable)) throw error;
        if (!signal.aborted) await this.rest(due, error.message);
        return;
      }
    }
  }

  private async tryAgain(event: DueEvent, pages: PageReader): Promise<void> {
    const { position } = event;
    const delivered = await pages.readEvent(position);
    if (!delivered)
      return this.deferred.settle(event, 'parked', 'The policy is not given this event any more.');
    const started = performance.now();
    const outcome = await this.handle(delivered);
    this.restMs = FIRST_REST_MS;
    this.trouble.over(`${this.name} tries again what it has put off`);
    if (!outcome || outcome === NOTHING_DONE) return this.deferred.remove(event);
    const { state, reason } = outcome;
    if (state !== 'deferred') return this.deferred.settle(event, state, reason);
    await this.deferOrGiveUp(event, reason, event.waitedMs + performance.now() - started);
  }

  private async deferOrGiveUp(event: DueEvent, reason: string, waitedMs: number): Promise<void> {
    const pauseMs = pauseAfter(waitedMs, this.deferral);
    if (pauseMs !== undefined) return this.deferred.defer(event, reason, pauseMs);
    const since = formatInstant(event.firstTriedAt);
    const why = event.firstTriedAt > 0 ? `Given up after tries since ${since}. ${reason}` : reason;
    this.logger.warn(`${this.name}: the event at ${event.position} is parked: ${why}`);
    await this.deferred.settle(event, 'parked', why);
  }

  private async rest(due: readonly DueEvent[], reason: string): Promise<void> {
    this.trouble.tell(`${this.name} can't try again what it has put off: ${reason}`);
    this.restUntil = performance.now() + this.restMs;
    await this.deferred.postpone(due, reason, this.restMs);
    this.restMs = Math.min(LONGEST_REST_MS, 2 * this.restMs);
  }
}
