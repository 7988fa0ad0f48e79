import { Controller, Get, Header, Query } from '@nestjs/common';
import { prometheusContentType } from 'prom-client';
import { LogProbe } from '../event-sourcing/log/liveness/log-probe.js';
import { Journal } from '../event-sourcing/decide/journal/journal.js';
import { SubscriptionOverview } from '../event-sourcing/nest/subscription-overview.js';
import { ClockWatch } from '../event-sourcing/log/stores/sql/clock-watch.js';
import { NoParameters } from '../http/parameters/read-parameters.js';
import { readyWithin } from '../http/ready-within.js';
import { Metrics } from './metrics.js';
import { ApiMetrics } from './metrics.openapi.js';

const DATABASE_WITHIN_MS = 2_000;

@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    private readonly journal: Journal,
    private readonly probe: LogProbe,
    private readonly subscriptions: SubscriptionOverview,
    private readonly clocks: ClockWatch,
  ) {}

  /** Answers as well when the database does not: then above all. */
  @Get()
  @ApiMetrics()
  @Header('Content-Type', prometheusContentType)
  async getMetrics(@Query() _none: NoParameters): Promise<string> {
    this.metrics.queue(this.journal.queueLength);
    this.metrics.unwritableFor(this.probe.failingForMs);
    const [list, clocks] = await Promise.all([
      orNothing(this.subscriptions.list()),
      orNothing(this.clocks.look()),
    ]);
    this.metrics.subscriptions(list);
    this.metrics.clocks(clocks);
    return this.metrics.registry.metrics();
  }
}

const orNothing = <T>(look: Promise<T>): Promise<T | undefined> =>
  readyWithin(DATABASE_WITHIN_MS, look).catch(() => undefined);
