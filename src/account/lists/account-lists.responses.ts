import { ApiProperty } from '@nestjs/swagger';
import { formatInstant } from '../../event-sourcing/log/instant.js';
import { currencySchema } from '../../http/parameters/currency.decorators.js';
import { PageOf } from '../../http/paging/paging.openapi.js';
import {
  amountSchema,
  countSchema,
  uuidSchema,
} from '../../http/parameters/parameter.decorators.js';
import { AccountResponse } from '../operations/account.responses.js';
import type { OwnerBalance } from '../read-models/account-overview/owner-balances.query.js';
import {
  accountChangeKinds,
  movementKinds,
} from '../read-models/account-movements/account-movements.projection.js';
import type { AccountChange, Movement } from '../read-models/account-movements/movement.js';

/** Where a change of an account stands, and under which id of the client. */
class Place {
  @ApiProperty({ ...countSchema, description: 'Its place in the event log.', example: 2 })
  readonly position: number;

  @ApiProperty({ ...countSchema, description: "The account's version after it.", example: 2 })
  readonly version: number;

  @ApiProperty({ type: 'string', format: 'date-time', example: '2026-11-20T09:30:00.000001Z' })
  readonly recordedAt: string;

  @ApiProperty({ ...uuidSchema, nullable: true, description: 'As the client named it.' })
  readonly transactionId: string | null;

  @ApiProperty({
    ...uuidSchema,
    nullable: true,
    description: 'The other account of a transfer; else null.',
  })
  readonly counterparty: string | null;

  constructor(change: Movement | AccountChange) {
    this.position = change.position;
    this.version = change.version;
    this.recordedAt = formatInstant(change.recordedAt);
    this.transactionId = change.transactionId;
    this.counterparty = change.counterparty;
  }
}

const amount = { ...amountSchema, description: 'In minor units (cents).', example: 10_000 };
const balance = {
  ...amountSchema,
  minimum: 0,
  description: 'What the account held after it, in minor units (cents).',
  example: 10_000,
};
const A_BONUS = 'A bonus is a deposit by the bank.';
const OF_MOVEMENTS = 'Null, unless money was moved.';

/** A movement of money of an account as the outside sees it. */
export class TransactionResponse extends Place {
  @ApiProperty({ enum: [...movementKinds], description: A_BONUS })
  readonly kind: string;

  @ApiProperty(amount)
  readonly amount: bigint;

  @ApiProperty(balance)
  readonly balance: bigint;

  constructor(movement: Movement) {
    super(movement);
    this.kind = movement.kind;
    this.amount = movement.amount;
    this.balance = movement.balance;
  }
}

/** The same of whichever account, which may have been opened or closed as well. */
export class AccountChangeResponse extends Place {
  @ApiProperty({ ...uuidSchema, example: '123e4567-e89b-42d3-a456-426614174001' })
  readonly accountId: string;

  @ApiProperty({ enum: [...accountChangeKinds], description: A_BONUS })
  readonly kind: string;

  @ApiProperty({ ...amount, nullable: true, description: `${amount.description} ${OF_MOVEMENTS}` })
  readonly amount: bigint | null;

  @ApiProperty({
    ...balance,
    nullable: true,
    description: `${balance.description} ${OF_MOVEMENTS}`,
  })
  readonly balance: bigint | null;

  @ApiProperty({
    ...currencySchema,
    nullable: true,
    description: `${currencySchema.description} ${OF_MOVEMENTS}`,
  })
  readonly currency: string | null;

  constructor(change: AccountChange) {
    super(change);
    this.accountId = change.accountId;
    this.kind = change.kind;
    this.amount = change.amount;
    this.balance = change.balance;
    this.currency = change.currency;
  }
}

/** What an owner's open accounts hold together in one currency. */
export class OwnerBalanceResponse {
  @ApiProperty(currencySchema)
  readonly currency: string;

  @ApiProperty({
    type: 'integer',
    minimum: 0,
    description: 'In minor units (cents): an exact integer, which may be beyond 64 bits.',
    example: 10_000,
  })
  readonly balance: bigint;

  @ApiProperty({ type: 'integer', minimum: 1, description: 'How many open accounts there are.' })
  readonly accounts: number;

  constructor({ currency, balance, accounts }: OwnerBalance) {
    this.currency = currency;
    this.balance = balance;
    this.accounts = accounts;
  }
}

export class OwnerBalancesResponse {
  @ApiProperty({ ...uuidSchema, example: '7d4440a4-9dc0-41d1-a5b0-000000000001' })
  readonly ownerId: string;

  @ApiProperty({ type: [OwnerBalanceResponse], description: 'In the order of the currencies.' })
  readonly balances: OwnerBalanceResponse[];

  constructor(ownerId: string, balances: readonly OwnerBalance[]) {
    this.ownerId = ownerId;
    this.balances = balances.map((balance) => new OwnerBalanceResponse(balance));
  }
}

export class AccountPage extends PageOf(AccountResponse) {}
export class TransactionPage extends PageOf(TransactionResponse) {}
export class AccountChangePage extends PageOf(AccountChangeResponse) {}
