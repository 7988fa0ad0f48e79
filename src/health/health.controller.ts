import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { EventLog } from '../event-sourcing/log/event-log.js';
import { EVENT_LOG } from '../event-sourcing/nest/event-log.token.js';
import { SubscriptionOverview } from '../event-sourcing/nest/subscription-overview.js';
import { ClockWatch } from '../event-sourcing/log/stores/sql/clock-watch.js';
import { NoParameters } from '../http/parameters/read-parameters.js';
import { NotReady, ShuttingDown } from '../http/problems/request.errors.js';
import { readyWithin } from '../http/ready-within.js';
import { Ending } from './ending.js';
import { ApiLive, ApiReady } from './health.openapi.js';
import { Progress } from './progress.js';
import { LiveResponse, ReadyResponse } from './health.responses.js';

const READY_WITHIN_MS = 2_000;
const STATES_UNREAD = 'The state of the subscriptions can not be read at the moment.';

@ApiTags('Health')
@Controller('health')
export class HealthController {
  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    private readonly subscriptions: SubscriptionOverview,
    private readonly progress: Progress,
    private readonly ending: Ending,
    private readonly clocks: ClockWatch,
  ) {}

  @Get('live')
  @ApiLive()
  getLiveness(@Query() _none: NoParameters): LiveResponse {
    return new LiveResponse();
  }

  /**
   * 200 also when a projection has stopped. It has stopped for every instance: to take them all out of
   * service would refuse commands and reads of the log, which are fine, and heal nothing.
   */
  @Get('ready')
  @ApiReady()
  async getReadiness(@Query() _none: NoParameters): Promise<ReadyResponse> {
    if (this.ending.hasBegun) throw new ShuttingDown();
    const states = Promise.all([this.subscriptions.list(), this.clocks.look()]);
    const [{ position }, [consumers, { trouble }]] = await Promise.all([
      readyWithin(READY_WITHIN_MS, this.log.head()),
      readyWithin(READY_WITHIN_MS, states, STATES_UNREAD),
    ]);
    if (trouble?.code === 'clock-ahead') throw new NotReady({ reason: trouble.detail });
    this.progress.mustBeMade();
    return new ReadyResponse(position, consumers, trouble ? [trouble] : []);
  }
}
