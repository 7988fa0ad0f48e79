import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { version } from '../configuration/build-info.js';
import type { ConsumerHealth } from '../event-sourcing/nest/subscription-overview.js';
import type { Commit, JournalOptions } from '../event-sourcing/decide/journal/journal.js';
import type { Committed } from '../event-sourcing/decide/journal/queue/tasks.js';
import type { Clocks } from '../event-sourcing/log/stores/sql/clock-watch.js';
import type { Answered } from '../http/answers/answer.js';
import { isProblemCode } from '../http/problems/problem.catalogue.js';
import { commandOutcomes } from './command-outcomes.js';

const BATCH_SIZES = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000];
const COMMIT_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
const REQUEST_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What Prometheus is told. Label values are few: types of command, codes of problems, routes, subscriptions. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();

  private readonly commands = new Counter({
    name: 'bank_commands_total',
    help: 'Commands by type and outcome: done, replayed, or the code of the refusal.',
    labelNames: ['type', 'outcome'],
    registers: [this.registry],
  });

  private readonly batchSize = new Histogram({
    name: 'bank_commit_commands',
    help: 'Commands that one commit settled.',
    buckets: BATCH_SIZES,
    registers: [this.registry],
  });

  private readonly commitTime = new Histogram({
    name: 'bank_commit_seconds',
    help: 'Time from deciding a batch of commands to its being on disk.',
    buckets: COMMIT_SECONDS,
    registers: [this.registry],
  });

  private readonly requests = new Histogram({
    name: 'bank_http_request_duration_seconds',
    help: 'Time from the headers of a request to the end of its answer. The route is empty where nothing is served.',
    labelNames: ['method', 'route', 'status'],
    buckets: REQUEST_SECONDS,
    registers: [this.registry],
  });

  private readonly buildInfo = new Gauge({
    name: 'bank_build_info',
    help: 'Always 1: which release runs, and on which Node.',
    labelNames: ['version', 'node'],
    registers: [this.registry],
  });

  private readonly notWritable = new Gauge({
    name: 'bank_log_unwritable_seconds',
    help: 'For how long this process could not write to the event log; 0 while it can.',
    registers: [this.registry],
  });

  private readonly queueLength = new Gauge({
    name: 'bank_journal_queue_length',
    help: 'Commands and reads of this process that wait for their batch.',
    registers: [this.registry],
  });

  private readonly clockAhead = new Gauge({
    name: 'bank_clock_ahead_seconds',
    help: "The database's clock before this process's; below 0, behind it.",
    registers: [this.registry],
  });

  private readonly logAhead = new Gauge({
    name: 'bank_log_ahead_seconds',
    help: "The time that the log has come to, before the database's clock; 0 if it is not.",
    registers: [this.registry],
  });

  private readonly lag = this.perSubscription(
    'bank_subscription_lag',
    'Events between the checkpoint of a subscription and the end of the log. The same on every instance.',
  );

  private readonly stopped = this.perSubscription(
    'bank_subscription_stopped',
    '1 for a subscription that has stopped at an event it can not deal with. The same on every instance.',
  );

  private readonly stalled = this.perSubscription(
    'bank_subscription_stalled',
    '1 for a subscription that has not moved for 10 s although the log goes on. The same on every instance.',
  );

  private readonly parked = this.perSubscription(
    'bank_parked_events',
    'Events that a subscription has put aside for an operator. The same on every instance.',
  );

  private readonly deferred = this.perSubscription(
    'bank_deferred_events',
    'Events that a subscription has put off and tries again by itself. The same on every instance.',
  );

  /** What the journal is to tell. */
  readonly ofJournal: Required<Pick<JournalOptions, 'onCommit' | 'onSettled'>> = {
    onCommit: ({ commands, milliseconds }: Commit) => {
      this.batchSize.observe(commands);
      this.commitTime.observe(milliseconds / 1_000);
    },
    onSettled: (type, outcome) => this.commands.inc({ type, outcome: wordFor(outcome) }),
  };

  constructor() {
    this.buildInfo.set({ version, node: process.versions.node }, 1);
    for (const labels of commandOutcomes) this.commands.inc(labels, 0);
  }

  /** Tells of the process as well: memory, processor, garbage, the delay of its event loop. Once only. */
  ofProcess(): void {
    collectDefaultMetrics({ register: this.registry });
  }

  request({ method = '', route, status, milliseconds }: Answered): void {
    this.requests.observe({ method, route, status }, milliseconds / 1_000);
  }

  queue(length: number): void {
    this.queueLength.set(length);
  }

  unwritableFor(milliseconds: number): void {
    this.notWritable.set(milliseconds / 1_000);
  }

  /** Without them nothing is told, rather than what was true once. */
  clocks(clocks?: Clocks): void {
    this.clockAhead.set(clocks?.databaseAhead ?? NaN);
    this.logAhead.set(clocks ? Math.max(0, clocks.logAhead) : NaN);
  }

  /** Without a list nothing is told of any, rather than what was true once. */
  subscriptions(list: readonly ConsumerHealth[] = []): void {
    for (const gauge of [this.lag, this.stopped, this.stalled, this.parked, this.deferred])
      gauge.reset();
    for (const { subscription, lag, state, isStalled, parked, waiting } of list) {
      this.lag.set({ subscription }, lag);
      this.stopped.set({ subscription }, state === 'stopped' ? 1 : 0);
      this.stalled.set({ subscription }, isStalled ? 1 : 0);
      this.parked.set({ subscription }, parked);
      this.deferred.set({ subscription }, waiting?.deferred ?? 0);
    }
  }

  private perSubscription(name: string, help: string) {
    return new Gauge({ name, help, labelNames: ['subscription'], registers: [this.registry] });
  }
}

function wordFor(outcome: Committed | Error): string {
  if (!(outcome instanceof Error)) return outcome.replayed ? 'replayed' : 'done';
  const { code } = outcome as { code?: unknown };
  return typeof code === 'string' && isProblemCode(code) ? code : 'internal-error';
}
