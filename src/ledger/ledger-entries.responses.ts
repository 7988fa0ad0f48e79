import { ApiProperty } from '@nestjs/swagger';
import { exampleAccounts } from '../http/openapi/examples.openapi.js';
import { formatInstant } from '../event-sourcing/log/instant.js';
import { currencySchema } from '../http/parameters/currency.decorators.js';
import { PageOf } from '../http/paging/paging.openapi.js';
import { amountSchema, countSchema, uuidSchema } from '../http/parameters/parameter.decorators.js';
import type { LedgerEntry } from './read-models/ledger-entries/ledger-entries.query.js';

const CUSTOMER = `customer:${exampleAccounts.first}`;

/** An entry of the ledger as the outside sees it. */
export class LedgerEntryResponse {
  @ApiProperty({
    ...countSchema,
    description: 'Its own place in the event log, with the entries recorded together.',
    example: 3,
  })
  readonly position: number;

  @ApiProperty({ ...countSchema, description: 'The place of what it records.', example: 2 })
  readonly sourcePosition: number;

  @ApiProperty({ type: 'string', format: 'date-time', example: '2026-11-20T09:30:00.000001Z' })
  readonly recordedAt: string;

  @ApiProperty({
    description: '`cash`, `transfers`, `bonus-expense`, or `customer:` and the id of an account.',
    example: 'cash',
  })
  readonly debit: string;

  @ApiProperty({ description: 'The same for the other side.', example: CUSTOMER })
  readonly credit: string;

  @ApiProperty({ ...amountSchema, description: 'In minor units (cents).', example: 10_000 })
  readonly amount: bigint;

  @ApiProperty(currencySchema)
  readonly currency: string;

  @ApiProperty({ ...uuidSchema, nullable: true, description: 'As the client named it.' })
  readonly transactionId: string | null;

  @ApiProperty({
    type: 'string',
    nullable: true,
    description: 'The X-Correlation-Id of the request that led to it; null where it is not known.',
    example: '123e4567-e89b-42d3-a456-426614174009',
  })
  readonly correlationId: string | null;

  constructor(entry: LedgerEntry) {
    this.position = entry.position;
    this.sourcePosition = entry.sourcePosition;
    this.recordedAt = formatInstant(entry.recordedAt);
    this.debit = entry.debit;
    this.credit = entry.credit;
    this.amount = entry.amount;
    this.currency = entry.currency;
    this.transactionId = entry.transactionId;
    this.correlationId = entry.correlationId;
  }
}

export class LedgerEntryPage extends PageOf(LedgerEntryResponse) {}
