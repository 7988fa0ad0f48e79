import { ApiProperty } from '@nestjs/swagger';
import { formatInstant } from '../../event-sourcing/log/instant.js';
import type { RecordedEvent } from '../../event-sourcing/log/recorded-event.js';
import { currencySchema } from '../../http/parameters/currency.decorators.js';
import { PageOf } from '../../http/paging/paging.openapi.js';
import {
  amountSchema,
  countSchema,
  uuidSchema,
} from '../../http/parameters/parameter.decorators.js';
import { accountFact, factVersions, type Fact, type FactType } from './account-facts.js';
import type { AccountEvent } from '../domain/account.events.js';

/** A change of an account as the outside sees it. */
export class ChangeResponse {
  @ApiProperty({
    ...uuidSchema,
    description:
      'Of the event, for ever: also its id in the feed, and the causationId of what followed.',
    example: '0b6e3a52-3c55-4d5c-9a83-4c5f5a4f1b11',
  })
  readonly id: string;

  @ApiProperty({
    enum: Object.keys(factVersions),
    description: 'What happened; the feed calls it `bank.account.<type>.v<schemaVersion>`.',
    example: 'deposited',
  })
  readonly type: FactType;

  @ApiProperty({
    type: 'integer',
    minimum: 1,
    description: 'The version of the shape that `data` has.',
    example: 1,
  })
  readonly schemaVersion: number;

  @ApiProperty({
    ...countSchema,
    description: "Its place in the event log; the sourcePosition of the ledger's entry.",
    example: 2,
  })
  readonly position: number;

  @ApiProperty({ ...countSchema, description: "The account's version after it.", example: 2 })
  readonly version: number;

  @ApiProperty({ type: 'string', format: 'date-time', example: '2026-11-20T09:30:00.000001Z' })
  readonly recordedAt: string;

  @ApiProperty({
    type: 'string',
    nullable: true,
    description:
      "The client's name for the operation, a UUID; of a bonus: the id of the deposit that it is for.",
    example: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  })
  readonly transactionId: string | null;

  @ApiProperty({
    type: 'string',
    nullable: true,
    description: 'The X-Correlation-Id of the request that it goes back to, also by way of others.',
    example: 'order 4711',
  })
  readonly correlationId: string | null;

  @ApiProperty({
    ...uuidSchema,
    nullable: true,
    description: 'The id of the event that led to it; null where a request did.',
    example: null,
  })
  readonly causationId: string | null;

  @ApiProperty({
    type: 'string',
    nullable: true,
    description: 'Who did it: null as long as requests are not authenticated.',
    example: null,
  })
  readonly actor: string | null;

  @ApiProperty({
    type: 'object',
    description: 'What belongs to the type; nothing when it was closed.',
    properties: {
      ownerId: { ...uuidSchema, description: 'When it was opened.' },
      currency: { ...currencySchema, description: 'The ISO 4217 code; not when it was closed.' },
      amount: { ...amountSchema, description: 'What was moved, in minor units (cents).' },
      balance: { ...amountSchema, minimum: 0, description: 'What the account held after it.' },
      counterparty: { ...uuidSchema, description: 'The other account of a transfer.' },
    },
    example: { amount: 10_000, balance: 10_000, currency: 'EUR' },
    additionalProperties: false,
  })
  readonly data: Fact['data'];

  constructor(recorded: RecordedEvent<AccountEvent>) {
    const { correlationId = null, causationId = null, actor = null } = recorded.metadata;
    const { type, data } = accountFact(recorded.event);
    this.id = recorded.eventId;
    this.type = type;
    this.schemaVersion = factVersions[type];
    this.position = recorded.position;
    this.version = recorded.version;
    this.recordedAt = formatInstant(recorded.recordedAt);
    this.transactionId = recorded.transactionId;
    this.correlationId = correlationId;
    this.causationId = causationId;
    this.actor = actor;
    this.data = data;
  }
}

export class HistoryPage extends PageOf(ChangeResponse) {}
