import { Logger } from '@nestjs/common';
import type { DomainEvent } from '../aggregate.js';
import { EventLogError } from '../event-log.errors.js';
import { followingFrom } from '../metadata.js';
import type { RecordedEvent } from '../recorded-event.js';
import type { RequestContext } from '../request-context.js';
import type { SqlSession, Transactions } from '../typeorm/transactions.js';
import type { Checkpoint, Lease } from './checkpoint.js';
import type { Follower } from './follower.js';
import type { GroupCommit } from './group-commit.js';
import type { Page, PageReader } from './page-reader.js';
import type { ParkedEvents } from './parked-events.js';
import { NOTHING_DONE, type PolicyHandler } from './policy-handler.js';
import { Skipped, Unreachable } from './policy.errors.js';
import type { SubscriptionStart } from './subscription.decorator.js';

export interface PolicyParts {
  readonly context: RequestContext;
  readonly transactions: Transactions;
  readonly commits: GroupCommit;
  readonly parked: ParkedEvents;
}

const MAX_TRIES = 5;
const RETRIES_A_ROUND = 100;
/** Then a page is left for later, so that a slow effect does not hold up the end of the program. */
const LONGEST_PAGE_MS = 1_000;

type Outcome = { state: 'parked' | 'skipped'; reason: string } | typeof NOTHING_DONE | undefined;

export class PolicyFollower implements Follower {
  readonly pageSize = 4_000;
  readonly onError = 'retry';
  private readonly logger = new Logger('Subscription');
  private failing = { position: 0, tries: 0 };

  constructor(
    readonly name: string,
    readonly types: ReadonlySet<string>,
    private readonly handler: PolicyHandler<DomainEvent>,
    private readonly parts: PolicyParts,
    readonly from: SubscriptionStart = 'beginning',
  ) {}

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

  /** Handles again, once each, what an operator wants to have retried. */
  async attend(pages: PageReader, signal: AbortSignal): Promise<void> {
    const { parked, transactions } = this.parts;
    for (const event of await parked.toRetry(this.name, RETRIES_A_ROUND)) {
      if (signal.aborted) return;
      const delivered = await pages.readEvent(event.position);
      if (!delivered) continue;
      const outcome = await this.handle(delivered, true);
      if (!outcome || outcome === NOTHING_DONE) await parked.remove(event);
      else await transactions.run((session) => this.keep(session, delivered, outcome));
    }
  }

  private async relevant(events: readonly RecordedEvent[]): Promise<readonly RecordedEvent[]> {
    return (await this.handler.relevant?.(events)) ?? events;
  }

  private async handle(delivered: RecordedEvent, lastTry = false): Promise<Outcome> {
    const { event, position } = delivered;
    const context = { metadata: followingFrom(delivered), fromFollower: true };
    try {
      const handled = await this.parts.context.run(context, () =>
        this.handler.handle(event, delivered),
      );
      return handled ?? undefined;
    } catch (error) {
      if (error instanceof Skipped) return { state: 'skipped', reason: error.message };
      if (error instanceof Unreachable || error instanceof EventLogError) throw error;
      if (!lastTry && this.tries(position) < MAX_TRIES) throw error;
      return this.parked(position, error);
    }
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
    await this.parts.parked.park(session, this.name, delivered, state, reason);
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
