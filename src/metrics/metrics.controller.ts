import { Controller, Get, Header, Query } from '@nestjs/common';
import { prometheusContentType } from 'prom-client';
import { LogProbe } from '../event-sourcing/liveness/log-probe.js';
import { Journal } from '../event-sourcing/journal/journal.js';
import { SubscriptionOverview } from '../event-sourcing/subscriptions/subscription-overview.js';
import { NoParameters } from '../http/read-parameters.js';
import { within } from '../http/within.js';
import { Metrics } from './metrics.js';
import { ApiMetrics } from './metrics.openapi.js';

const SUBSCRIPTIONS_WITHIN_MS = 2_000;

@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    private readonly journal: Journal,
    private readonly probe: LogProbe,
    private readonly subscriptions: SubscriptionOverview,
  ) {}

  /** Answers as well when the database does not: then above all. */
  @Get()
  @ApiMetrics()
  @Header('Content-Type', prometheusContentType)
  async get(@Query() _none: NoParameters): Promise<string> {
    this.metrics.queue(this.journal.queueLength);
    this.metrics.unwritableFor(this.probe.failingForMs);
    const list = within(SUBSCRIPTIONS_WITHIN_MS, this.subscriptions.list());
    this.metrics.subscriptions(await list.catch(() => undefined));
    return this.metrics.registry.metrics();
  }
}
