import { ApiProperty } from '@nestjs/swagger';
import type { NotCompared } from '../event-sourcing/integrity/read-models/refolds.js';
import type { Difference } from './comparisons/difference.js';
import type { Compared, Reconciliation } from './reconciliation.js';

const positionSchema = { type: 'integer', format: 'int64', minimum: 0 } as const;

class ComparedResponse implements Compared {
  @ApiProperty({ description: 'A query table, or the ledger.', example: 'account_overview' })
  readonly where!: string;

  @ApiProperty({
    description: 'Which figures of it: it may be compared in more than one way.',
    example: 'each row',
  })
  readonly what!: string;

  @ApiProperty({ ...positionSchema, description: 'The position it reflects.', example: 42 })
  readonly position!: number;

  @ApiProperty({ type: 'integer', description: 'How many figures were compared.', example: 7 })
  readonly figures!: number;
}

class NotComparedResponse implements Pick<NotCompared, 'where' | 'why'> {
  @ApiProperty({ description: 'A query table.', example: 'account_turnover' })
  readonly where!: string;

  @ApiProperty({ description: 'In words.', example: 'this program has no such read model' })
  readonly why!: string;
}

class DifferenceResponse implements Difference {
  @ApiProperty({ description: 'What differs from the event log.', example: 'account_movements' })
  readonly where!: string;

  @ApiProperty({
    description: 'What of it.',
    example: 'row of position 2, account_id 123e4567-e89b-42d3-a456-426614174001, version 2',
  })
  readonly subject!: string;

  @ApiProperty({
    description: 'By the event log, in words.',
    example: 'amount "20"',
  })
  readonly expected!: string;

  @ApiProperty({ description: 'What stands there instead, in words.', example: 'amount "21"' })
  readonly found!: string;
}

/** The event log, the ledger and the read models, compared. */
export class ReconciliationResponse implements Omit<Reconciliation, 'notCompared'> {
  @ApiProperty({ description: 'Whether there is no difference.' })
  readonly consistent: boolean;

  @ApiProperty({ ...positionSchema, description: 'The log was read up to here.', example: 42 })
  readonly position: number;

  @ApiProperty({ type: [ComparedResponse], description: 'What was compared with the log.' })
  readonly compared: readonly Compared[];

  @ApiProperty({
    type: [NotComparedResponse],
    description: 'What could not be compared: `consistent` does not speak of it.',
  })
  readonly notCompared: readonly NotComparedResponse[];

  @ApiProperty({ type: [DifferenceResponse], description: 'The differences, up to 100 of them.' })
  readonly differences: readonly Difference[];

  @ApiProperty({ type: 'integer', description: 'How many differences there are.', example: 0 })
  readonly differencesFound: number;

  constructor(result: Reconciliation) {
    this.consistent = result.consistent;
    this.position = result.position;
    this.compared = result.compared;
    this.notCompared = result.notCompared.map(({ where, why }) => ({ where, why }));
    this.differences = result.differences;
    this.differencesFound = result.differencesFound;
  }
}
