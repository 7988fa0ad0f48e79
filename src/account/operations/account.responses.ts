import { ApiProperty } from '@nestjs/swagger';
import { currencySchema } from '../../http/parameters/currency.decorators.js';
import { exampleAccounts } from '../../http/openapi/examples.openapi.js';
import { amountSchema, uuidSchema } from '../../http/parameters/parameter.decorators.js';
import type { AccountSummary } from '../read-models/account-overview/account-overview.query.js';

/** An account as the outside sees it. */
export class AccountResponse {
  @ApiProperty({ ...uuidSchema, example: exampleAccounts.first })
  readonly accountId: string;

  @ApiProperty({ ...uuidSchema, example: exampleAccounts.owner })
  readonly ownerId: string;

  @ApiProperty({
    ...amountSchema,
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
