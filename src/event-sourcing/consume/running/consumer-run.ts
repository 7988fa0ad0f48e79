import { setTimeout as delay } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { CommitInDoubt } from '../../log/stores/sql/transactions/transactions.js';
import {
  BeyondTheLog,
  isBeyond,
  LeaseLost,
  type Checkpoint,
  type Lease,
} from '../subscriptions/checkpoint.js';
import type { Consumer } from '../subscriptions/consumer.js';
import type { Page, PageReader } from '../subscriptions/page-reader.js';
import { isTroubleOfLog } from '../trouble/log-trouble.js';
import type { LocalStates } from '../checkpoints/local-states.js';
import type { Pace } from './pace.js';
import { Unreachable } from '../policies/policy.errors.js';
import type { Standstill } from './standstill.js';
import {
  shownState,
  type ReportedState,
  type SubscriptionStore,
} from '../checkpoints/subscription-store.js';
import { TroubleLog } from '../trouble/trouble-log.js';
import type { Waker } from '../wake/waker.js';

const LONGEST_WAIT_MS = 5_000;
/** After the database's trouble it goes on at once when that is over. */
const LONGEST_WAIT_FOR_LOG_MS = 500;
/** The same trouble is reported again after so long. */
const REPORT_AGAIN_MS = 60_000;
/** A page that takes longer is taken to hang. */
const LONGEST_PAGE_MS = 60_000;
/** A page of so many events says that more are on their way. */
const MANY_EVENTS = 50;
const REST_MS = 25;
const LONG_REST_MS = 100;

export interface ConsumerRunParts {
  readonly consumer: Consumer;
  readonly store: SubscriptionStore;
  readonly pages: PageReader;
  readonly waker: Waker;
  readonly states: LocalStates;
  readonly pace: Pace;
  readonly standstill: Standstill;
}

/**
 * Runs a consumer along the log under one lease: page by page, in order, the next one only when the
 * one before is done. When a page fails, it goes on command by command, so that all that stands before
 * the fault gets done, and nothing after it.
 */
export class ConsumerRun {
  private readonly logger = new Logger('Subscription');
  private readonly trouble = new TroubleLog(this.logger);
  private readonly ending = new AbortController();
  private failures = 0;
  private narrowTo = 0;
  private pageSince: number | undefined;
  private reported = NOTHING;

  /** @param until when the lease runs out, by `performance.now()`. */
  constructor(
    private readonly parts: ConsumerRunParts,
    private readonly lease: Lease,
    private checkpoint: Checkpoint,
    private until: number,
  ) {}

  prolong(until: number): void {
    this.until = until;
  }

  /** Whether the log or a page has kept it from going on for longer than this. */
  hasStuckFor(milliseconds: number): boolean {
    const { pageSince } = this;
    const hangs = pageSince !== undefined && performance.now() - pageSince > LONGEST_PAGE_MS;
    return hangs || this.parts.standstill.hasLasted(milliseconds);
  }

  get held(): Lease {
    return this.lease;
  }

  /** Begins no other page. */
  end(): void {
    this.ending.abort();
  }

  /** Aborted when it begins no other page. */
  get ended(): AbortSignal {
    return this.ending.signal;
  }

  /** Until the lease is lost or given up; true if the consumer has stopped at a fault. */
  async run(): Promise<boolean> {
    const { waker, consumer } = this.parts;
    this.logger.debug(`${consumer.name}: following from position ${this.checkpoint.position}`);
    while (!this.ending.signal.aborted && performance.now() < this.until) {
      try {
        if (!(await this.step())) await waker.wait(this.checkpoint.position, this.ending.signal);
      } catch (error) {
        if (await this.isEndedBy(error)) return true;
      }
    }
    return false;
  }

  private async step(): Promise<boolean> {
    const page = await this.nextPage();
    if (page) {
      this.checkpoint = await this.deliver(page);
      this.parts.pace.succeeded();
      await this.rest(page);
    } else {
      await this.mustBeInLog();
      if (this.failures > 0) await this.parts.store.report(this.lease, 'following', null);
    }
    this.isWell();
    return page !== undefined;
  }

  private async deliver(page: Page): Promise<Checkpoint> {
    this.pageSince = performance.now();
    this.parts.pace.attempts(page.stored.length);
    try {
      return await this.parts.consumer.deliver(page, this.lease);
    } finally {
      this.pageSince = undefined;
    }
  }

  private isWell(): void {
    this.trouble.over(`${this.parts.consumer.name} goes on`);
    this.failures = 0;
    this.parts.standstill.isOver();
    this.reported = NOTHING;
    this.parts.states.clear(this.parts.consumer.name);
  }

  /** @throws {BeyondTheLog} Else it would wait for ever for an event that is none of its own. */
  private async mustBeInLog(): Promise<void> {
    const { position, delivered } = this.checkpoint;
    const head = await this.parts.waker.headFrom(Math.max(position, delivered));
    if (isBeyond(this.checkpoint, head)) throw new BeyondTheLog(this.checkpoint, head);
  }

  /** Under load a few large pages cost the database far less than many small ones. */
  private async rest({ stored }: Page): Promise<void> {
    if (this.isNarrow) return;
    const { restMs = stored.length < MANY_EVENTS ? REST_MS : LONG_REST_MS } = this.parts.consumer;
    if (stored.length >= this.parts.pace.pageSize / 2) return;
    await this.parts.waker.tick(restMs, this.ending.signal);
  }

  private nextPage(): Promise<Page | undefined> {
    const { pages, pace } = this.parts;
    return this.isNarrow
      ? pages.readCommand(this.checkpoint)
      : pages.read(this.checkpoint, pace.pageSize);
  }

  private get isNarrow(): boolean {
    return this.checkpoint.position < this.narrowTo;
  }

  /** Goes back to what is committed, and waits before the next try; true if there is none. */
  private async isEndedBy(error: unknown): Promise<boolean> {
    const lost = error instanceof LeaseLost;
    if (lost || isTroubleOfLog(error)) this.parts.standstill.begins();
    const wasNarrow = this.isNarrow;
    const { position } = this.checkpoint;
    try {
      this.checkpoint = await this.parts.store.settled(this.lease);
    } catch (unsettled) {
      if (!(unsettled instanceof LeaseLost)) return this.waitForLog(error);
      this.logger.warn(unsettled.message);
      this.end();
      return false;
    }
    const isDone = error instanceof CommitInDoubt && this.checkpoint.position > position;
    if (isDone || lost) return false;
    if (isTroubleOfLog(error)) return this.waitForLog(error);
    // The fault is in the next command, or else it is not known in which.
    this.narrowTo = this.checkpoint.position + (wasNarrow ? 1 : this.parts.consumer.pageSize);
    if (!wasNarrow) return false;
    const stops = error instanceof BeyondTheLog || this.parts.consumer.onError === 'stop';
    return stops ? this.stopAt(error) : this.waitAfter(error);
  }

  private async stopAt(error: unknown): Promise<true> {
    const line = this.lineOf(error, 'has stopped');
    this.logger.error(line, stackOf(error));
    await this.report('stopped', error);
    return true;
  }

  private waitForLog(error: unknown): Promise<false> {
    this.parts.pace.failed();
    return this.waitAfter(error, LONGEST_WAIT_FOR_LOG_MS);
  }

  private async waitAfter(error: unknown, longest = LONGEST_WAIT_MS): Promise<false> {
    this.trouble.tell(this.lineOf(error, 'will try again'), stackOf(error));
    await this.report(error instanceof Unreachable ? 'waiting' : 'retrying', error);
    const wait = Math.min(longest, 100 * 2 ** Math.min(this.failures++, 10));
    const { signal } = this.ending;
    await delay(wait * (0.5 + Math.random() / 2), undefined, { signal }).catch(() => undefined);
    return false;
  }

  private lineOf(error: unknown, what: string): string {
    const { position } = this.checkpoint;
    return `${this.parts.consumer.name} ${what} after position ${position}: ${textOf(error)}`;
  }

  private async report(state: ReportedState, error: unknown): Promise<void> {
    const { consumer, store, states } = this.parts;
    const text = textOf(error);
    const { owner } = this.lease;
    states.set(consumer.name, { state: shownState(state), error: text, owner });
    const now = performance.now();
    const { reported } = this;
    const isKnown = reported.state === state && reported.text === text;
    if (isKnown && now - reported.at < REPORT_AGAIN_MS) return;
    this.reported = { state, text, at: now };
    await store.report(this.lease, state, text).catch(() => undefined);
  }
}

const NOTHING = { state: '', text: '', at: -Infinity };

const textOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** What passes by itself needs no stack. */
const stackOf = (error: unknown): string | undefined =>
  error instanceof Error && !passes(error) ? error.stack : undefined;

const passes = (error: Error): boolean => error instanceof Unreachable || isTroubleOfLog(error);
