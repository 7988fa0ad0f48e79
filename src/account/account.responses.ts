import { ApiProperty } from '@nestjs/swagger';
import { currencySchema } from '../http/currency.decorators.js';
import { uuidSchema } from '../http/parameter.decorators.js';
import type { AccountSummary } from './read-models/account-overview/account-overview.query.js';

/** An account as the outside sees it. */
export class AccountResponse {
  @ApiProperty({ ...uuidSchema, example: '123e4567-e89b-42d3-a456-426614174001' })
  readonly accountId: string;

  @ApiProperty({ ...uuidSchema, example: '7d4440a4-9dc0-41d1-a5b0-000000000001' })
  readonly ownerId: string;

  @ApiProperty({
    type: 'integer',
    format: 'int64',
    minimum: 0,
    description: 'In minor units (cents): an exact integer up to 9223372036854775807.',
    example: 10_000,
  })
  readonly balance: bigint;

  @ApiProperty(currencySchema)
  readonly currency: string;

  @ApiProperty({ description: 'Whether it can still be used; false once it was closed.' })
  readonly open: boolean;

  constructor({ accountId, ownerId, balance, currency, open }: AccountSummary) {
    this.accountId = accountId;
    this.ownerId = ownerId;
    this.balance = balance;
    this.currency = currency;
    this.open = open;
  }
}
