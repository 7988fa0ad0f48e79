import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { EventLog } from '../event-sourcing/event-log.js';
import { EVENT_LOG } from '../event-sourcing/event-sourcing.module.js';
import { NoParameters } from '../http/read-parameters.js';
import { NotReady } from '../http/request.errors.js';
import { ApiLive, ApiReady } from './health.openapi.js';

const READY_WITHIN_MS = 2_000;

interface Health {
  readonly status: 'up';
}

@ApiTags('Health')
@Controller('health')
export class HealthController {
  constructor(@Inject(EVENT_LOG) private readonly log: EventLog) {}

  @Get('live')
  @ApiLive()
  live(@Query() _none: NoParameters): Health {
    return { status: 'up' };
  }

  @Get('ready')
  @ApiReady()
  async ready(@Query() _none: NoParameters): Promise<Health> {
    await within(READY_WITHIN_MS, this.log.head());
    return { status: 'up' };
  }
}

async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new NotReady()), milliseconds);
  });
  try {
    await Promise.race([work, late]);
  } catch (error) {
    throw new NotReady({ cause: error });
  } finally {
    clearTimeout(timer);
  }
}
