import { ApiProperty } from '@nestjs/swagger';
import { formatInstant } from '../event-sourcing/instant.js';
import { PageOf } from '../http/paging/paging.openapi.js';
import { amountSchema, countSchema, uuidSchema } from '../http/parameter.decorators.js';
import { AccountResponse } from './account.responses.js';
import type { Movement } from './read-models/account-statement/account-statement.query.js';

const kinds = ['deposit', 'withdrawal', 'transfer-in', 'transfer-out', 'bonus'];

/** A movement of money of an account as the outside sees it. */
export class TransactionResponse {
  @ApiProperty({ ...countSchema, description: 'Its place in the event log.', example: 2 })
  readonly position: number;

  @ApiProperty({ ...countSchema, description: "The account's version after it.", example: 2 })
  readonly version: number;

  @ApiProperty({ type: 'string', format: 'date-time', example: '2026-11-20T09:30:00.000001Z' })
  readonly recordedAt: string;

  @ApiProperty({ enum: kinds, description: 'A bonus is a deposit by the bank.' })
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

export class AccountPage extends PageOf(AccountResponse) {}
export class TransactionPage extends PageOf(TransactionResponse) {}
