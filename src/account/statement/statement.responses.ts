import { ApiProperty } from '@nestjs/swagger';
import { currencySchema } from '../../http/parameters/currency.decorators.js';
import { exampleAccounts } from '../../http/openapi/examples.openapi.js';
import { amountSchema, uuidSchema } from '../../http/parameters/parameter.decorators.js';
import { TransactionResponse } from '../lists/account-lists.responses.js';

const balance = { ...amountSchema, minimum: 0, example: 10_000 } as const;
const time = { type: 'string', format: 'date-time' } as const;

export class StatementTotal {
  @ApiProperty({ type: 'integer', format: 'int64', minimum: 0, example: 1 })
  readonly count!: number;

  @ApiProperty({
    type: 'integer',
    minimum: 0,
    description: 'In minor units (cents); exact, and of many movements more than an int64 holds.',
    example: 10_000,
  })
  readonly amount!: bigint;
}

/** A statement as JSON. It is written as it is read, so that no object of it ever exists as a whole. */
export class StatementResponse {
  @ApiProperty({ ...uuidSchema, example: exampleAccounts.first })
  readonly accountId!: string;

  @ApiProperty({ ...uuidSchema, example: exampleAccounts.owner })
  readonly ownerId!: string;

  @ApiProperty(currencySchema)
  readonly currency!: string;

  @ApiProperty({ ...time, nullable: true, description: 'As asked for.', example: null })
  readonly from!: string | null;

  @ApiProperty({ ...time, nullable: true, description: 'As asked for.', example: null })
  readonly to!: string | null;

  @ApiProperty({
    ...time,
    description:
      'The beginning of what is covered, in every form: from, or the opening of the account; upTo where ' +
      'that would be later.',
    example: '2026-11-01T00:00:00.000000Z',
  })
  readonly since!: string;

  @ApiProperty({
    ...time,
    description:
      'The end of what is covered: to, of a final statement; else the time of what was newest.',
    example: '2026-11-20T09:30:00.000001Z',
  })
  readonly upTo!: string;

  @ApiProperty({
    description: 'Whether to has passed: the same request gives the same answer for ever.',
    example: false,
  })
  readonly final!: boolean;

  @ApiProperty({
    type: 'integer',
    format: 'int64',
    minimum: 0,
    description: 'The statement reflects the event log up to here.',
    example: 2,
  })
  readonly position!: number;

  @ApiProperty({ ...balance, description: 'Just before from, in minor units.', example: 0 })
  readonly openingBalance!: bigint;

  @ApiProperty({ ...balance, description: 'openingBalance, credits and debits together.' })
  readonly closingBalance!: bigint;

  @ApiProperty({ type: [TransactionResponse], description: 'All of them, the oldest first.' })
  readonly movements!: TransactionResponse[];

  @ApiProperty({ type: StatementTotal, description: 'What came in.' })
  readonly credits!: StatementTotal;

  @ApiProperty({
    type: StatementTotal,
    description: 'What went out.',
    example: { count: 0, amount: 0 },
  })
  readonly debits!: StatementTotal;
}
