import { ApiProperty } from '@nestjs/swagger';
import { formatInstant } from '../event-sourcing/instant.js';
import { currencySchema } from '../http/currency.decorators.js';
import { PageOf } from '../http/paging/paging.openapi.js';
import { amountSchema, countSchema, uuidSchema } from '../http/parameter.decorators.js';
import { AccountResponse } from './account.responses.js';
import type { OwnerBalance } from './read-models/account-overview/owner-balances.query.js';
import { movementKinds } from './read-models/account-statement/account-statement.projection.js';
import type { MovementOfAccount } from './read-models/account-statement/transaction.query.js';
import type { Movement } from './read-models/account-statement/movement.js';

/** A movement of money of an account as the outside sees it. */
export class TransactionResponse {
  @ApiProperty({ ...countSchema, description: 'Its place in the event log.', example: 2 })
  readonly position: number;

  @ApiProperty({ ...countSchema, description: "The account's version after it.", example: 2 })
  readonly version: number;

  @ApiProperty({ type: 'string', format: 'date-time', example: '2026-11-20T09:30:00.000001Z' })
  readonly recordedAt: string;

  @ApiProperty({ enum: [...movementKinds], description: 'A bonus is a deposit by the bank.' })
  readonly kind: string;

  @ApiProperty({ ...amountSchema, description: 'In minor units (cents).', example: 10_000 })
  readonly amount: bigint;

  @ApiProperty({
    ...amountSchema,
    minimum: 0,
    description: 'What the account held after it, in minor units (cents).',
    example: 10_000,
  })
  readonly balance: bigint;

  @ApiProperty({ ...uuidSchema, nullable: true, description: 'As the client named it.' })
  readonly transactionId: string | null;

  @ApiProperty({
    ...uuidSchema,
    nullable: true,
    description: 'The other account of a transfer; else null.',
  })
  readonly counterparty: string | null;

  constructor(movement: Movement) {
    this.position = movement.position;
    this.version = movement.version;
    this.recordedAt = formatInstant(movement.recordedAt);
    this.kind = movement.kind;
    this.amount = movement.amount;
    this.balance = movement.balance;
    this.transactionId = movement.transactionId;
    this.counterparty = movement.counterparty;
  }
}

/** The same, of whichever account. */
export class MovementResponse extends TransactionResponse {
  @ApiProperty({ ...uuidSchema, example: '123e4567-e89b-42d3-a456-426614174001' })
  readonly accountId: string;

  @ApiProperty(currencySchema)
  readonly currency: string;

  constructor(movement: MovementOfAccount) {
    super(movement);
    this.accountId = movement.accountId;
    this.currency = movement.currency;
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
export class MovementPage extends PageOf(MovementResponse) {}
