import { ApiProperty } from '@nestjs/swagger';
import {
  subscriptionStates,
  type SubscriptionState,
} from '../event-sourcing/consume/subscriptions/checkpoint.js';
import { formatInstant } from '../event-sourcing/log/instant.js';
import type { ConsumerHealth, Waiting } from '../event-sourcing/nest/subscription-overview.js';

const count = { type: 'integer', format: 'int64', minimum: 0 } as const;

export class LiveResponse {
  @ApiProperty({ enum: ['up'] })
  readonly status = 'up';
}

/** What a policy waits for, in its own words. */
export class WaitingResponse {
  @ApiProperty({ example: 'The mail server takes no mail now (ECONNREFUSED).' })
  readonly reason: string;

  @ApiProperty({
    ...count,
    description:
      'Events put off, while those after them go on; 100000 stands for any number from there on.',
    example: 0,
  })
  readonly deferred: number;

  @ApiProperty({
    type: 'string',
    format: 'date-time',
    nullable: true,
    description: 'When the next of these is tried again; null if none is put off.',
    example: null,
  })
  readonly nextTryAt: string | null;

  constructor({ reason, deferred, nextTryAt }: Waiting) {
    this.reason = reason;
    this.deferred = deferred;
    this.nextTryAt = nextTryAt === null ? null : formatInstant(nextTryAt);
  }
}

/** How a consumer of the log is doing. What its error says is for the operator's command line only. */
export class SubscriptionResponse {
  @ApiProperty({ example: 'account_overview' })
  readonly name: string;

  @ApiProperty({
    enum: subscriptionStates,
    description:
      '`unassigned` while no process runs it: start one with `ROLE=consumers`, or `all`. One that has died ' +
      'is replaced when its lease has run out. `stalled` while it is run, and has not moved for 10 s although the ' +
      'log goes on.',
    example: 'following',
  })
  readonly state: SubscriptionState;

  @ApiProperty({ ...count, description: 'It has dealt with the log up to here.', example: 42 })
  readonly position: number;

  @ApiProperty({ ...count, description: 'Events of the log that it is behind.', example: 0 })
  readonly lag: number;

  @ApiProperty({ ...count, description: 'Events put aside for an operator.', example: 0 })
  readonly parked: number;

  @ApiProperty({
    type: WaitingResponse,
    required: false,
    description: 'Only of a policy that waits for something outside, or has put events off.',
  })
  readonly waiting?: WaitingResponse;

  constructor({ subscription, state, position, lag, parked, waiting }: ConsumerHealth) {
    this.name = subscription;
    this.state = state;
    this.position = position;
    this.lag = lag;
    this.parked = parked;
    if (waiting) this.waiting = new WaitingResponse(waiting);
  }
}

/** What is wrong beside the consumers. */
export class TroubleResponse {
  @ApiProperty({ description: 'Stable, and for machines.', example: 'log-ahead' })
  readonly code: string;

  @ApiProperty({
    description: 'What it means.',
    example: 'The log has come to 2027-11-28T07:33:38.032904Z, 31536000 s ahead of the clock.',
  })
  readonly detail: string;

  constructor({ code, detail }: TroubleResponse) {
    this.code = code;
    this.detail = detail;
  }
}

export class ReadyResponse {
  @ApiProperty({
    enum: ['up', 'degraded'],
    description:
      '`degraded` while a projection has stopped or stalled, or nobody runs it, so that what is read from its table grows ' +
      'old, or is building its table, so that nothing can be read from it yet; and while there are `troubles`.',
  })
  readonly status: 'up' | 'degraded';

  @ApiProperty({ ...count, description: 'The end of the log.', example: 42 })
  readonly position: number;

  @ApiProperty({ type: [SubscriptionResponse], description: 'What follows the log.' })
  readonly subscriptions: readonly SubscriptionResponse[];

  @ApiProperty({ type: [TroubleResponse], description: 'What else is wrong; empty if nothing is.' })
  readonly troubles: readonly TroubleResponse[];

  constructor(
    position: number,
    consumers: readonly ConsumerHealth[],
    troubles: readonly TroubleResponse[],
  ) {
    const isFine = ({ state, isStalled }: ConsumerHealth) =>
      state === 'following' || (state === 'retrying' && !isStalled);
    this.status = consumers.every(isFine) && troubles.length === 0 ? 'up' : 'degraded';
    this.position = position;
    this.troubles = troubles.map((trouble) => new TroubleResponse(trouble));
    this.subscriptions = consumers.map((consumer) => new SubscriptionResponse(consumer));
  }
}
