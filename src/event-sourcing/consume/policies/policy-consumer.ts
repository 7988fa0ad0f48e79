import { Logger } from '@nestjs/common';
import type { DomainEvent } from '../../log/domain-event.js';
import { followingFrom } from '../../log/metadata.js';
import type { RecordedEvent } from '../../log/recorded-event.js';
import type { RequestContext } from '../../decide/request-context.js';
import type { SqlSession } from '../../log/stores/sql/transactions/transactions.js';
import type { Checkpoint, Lease } from '../subscriptions/checkpoint.js';
import type { Consumer } from '../subscriptions/consumer.js';
import type { GroupCommit } from '../checkpoints/group-commit.js';
import { defaultDeferral, pauseAfter } from './deferral.js';
import type { DeferredEvents } from './deferred-events.js';
import { LaterTries } from './later-tries.js';
import { isTroubleOfLog } from '../trouble/log-trouble.js';
import type { Page, PageReader } from '../subscriptions/page-reader.js';
import type { ParkedEvents } from './parked-events.js';
import { NOTHING_DONE, type PolicyHandler } from './policy-handler.js';
import type { Outcome } from './policy-outcome.js';
import { Hopeless, Skipped, TryLater, Unreachable } from './policy.errors.js';
import type { SubscriptionStart } from '../subscriptions/subscription.decorator.js';
import { TroubleLog } from '../trouble/trouble-log.js';

export interface PolicyParts {
  readonly context: RequestContext;
  readonly commits: GroupCommit;
  readonly parked: ParkedEvents;
  readonly deferred: DeferredEvents;
}

const MAX_TRIES = 5;
/** Then a page is left for later, so that a slow effect does not hold up the end of the program. */
const LONGEST_PAGE_MS = 1_000;

/**
 * Gives a policy one event after another. What it can't handle now steps aside; what it can't handle at all is
 * parked.
 */
export class PolicyConsumer implements Consumer {
  readonly pageSize = 4_000;
  readonly onError = 'retry';
  private readonly logger = new Logger('Subscription');
  private readonly trouble = new TroubleLog(this.logger);
  private readonly laterTries: LaterTries;
  private failing = { position: 0, tries: 0 };

  constructor(
    readonly name: string,
    readonly types: ReadonlySet<string>,
    private readonly handler: PolicyHandler<DomainEvent>,
    private readonly parts: PolicyParts,
    readonly from: SubscriptionStart = 'beginning',
  ) {
    const again = (event: RecordedEvent) => this.handle(event, true);
    this.laterTries = new LaterTries(name, this.deferral, parts.deferred, again);
  }

  async deliver(page: Page, lease: Lease): Promise<Checkpoint> {
    const started = performance.now();
    let checkpoint = page.from;
    for (const delivered of await this.relevant(page.events)) {
      const outcome = await this.handle(delivered);
      if (outcome === NOTHING_DONE) continue;
      const { position } = delivered;
      checkpoint = await this.advance(
        lease,
        checkpoint,
        { position, delivered: position },
        (session) => this.keep(session, delivered, outcome),
      );
      if (performance.now() - started > LONGEST_PAGE_MS) return checkpoint;
    }
    if (checkpoint.position === page.to.position) return checkpoint;
    return this.advance(lease, checkpoint, page.to);
  }

  attend(pages: PageReader, signal: AbortSignal): Promise<void> {
    return this.laterTries.round(pages, signal);
  }

  private get deferral() {
    return this.handler.deferral ?? defaultDeferral;
  }

  private async relevant(events: readonly RecordedEvent[]): Promise<readonly RecordedEvent[]> {
    return (await this.handler.relevant?.(events)) ?? events;
  }

  private async handle(delivered: RecordedEvent, lastTry = false): Promise<Outcome> {
    const { event, position } = delivered;
    const context = { metadata: followingFrom(delivered), fromConsumer: true };
    try {
      const handled = await this.parts.context.run(context, () =>
        this.handler.handle(event, delivered),
      );
      return handled ?? undefined;
    } catch (error) {
      if (error instanceof Skipped) return { state: 'skipped', reason: error.message };
      if (error instanceof TryLater) return this.putOff(position, error);
      if (error instanceof Unreachable || isTroubleOfLog(error)) throw error;
      const isLast = lastTry || error instanceof Hopeless;
      if (!isLast && this.tries(position) < MAX_TRIES) throw error;
      return this.parked(position, error);
    }
  }

  private putOff(position: number, { message }: TryLater): Outcome {
    this.trouble.tell(`${this.name}: the event at ${position} is put off: ${message}`);
    return { state: 'deferred', reason: message };
  }

  private parked(position: number, error: unknown): Outcome {
    const reason = error instanceof Error ? error.message : String(error);
    this.logger.warn(`${this.name}: the event at ${position} is parked: ${reason}`);
    return { state: 'parked', reason };
  }

  private tries(position: number): number {
    const tries = this.failing.position === position ? this.failing.tries + 1 : 1;
    this.failing = { position, tries };
    return tries;
  }

  private async keep(
    session: SqlSession,
    delivered: RecordedEvent,
    outcome: Outcome,
  ): Promise<void> {
    if (!outcome || outcome === NOTHING_DONE) return;
    const { state, reason } = outcome;
    const pauseMs = state === 'deferred' ? pauseAfter(0, this.deferral) : undefined;
    await this.parts.parked.park(session, this.name, delivered, state, reason, pauseMs);
  }

  private async advance(
    lease: Lease,
    from: Checkpoint,
    to: Checkpoint,
    write?: (session: SqlSession) => Promise<void>,
  ): Promise<Checkpoint> {
    await this.parts.commits.advance({ lease, from, to, write });
    return to;
  }
}

/** Never the event's fault. */
