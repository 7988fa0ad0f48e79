import { ApiProperty } from '@nestjs/swagger';
import { DomainError } from '../../event-sourcing/decide/domain-error.js';
import type { Outcome } from '../../event-sourcing/decide/journal/queue/tasks.js';
import { problemAnswer, type Problem } from '../../http/problems/problem.js';
import type { MoneyMoved } from '../domain/account.events.js';

/** `failed`: for a reason that is not the operation's own. */
const statuses = ['done', 'refused', 'failed'] as const;

/** What became of one operation. */
export class OperationResult {
  @ApiProperty({
    enum: statuses,
    description:
      'refused: by the rules, and nothing was done. failed: the service could not do it; send it again ' +
      'with the same transactionId.',
    example: 'done',
  })
  readonly status: (typeof statuses)[number];

  @ApiProperty({
    type: 'integer',
    format: 'int64',
    minimum: 0,
    required: false,
    description: 'Of accountId after the operation, in minor units: an exact integer.',
    example: 7_500,
  })
  readonly balance?: bigint;

  @ApiProperty({
    type: 'integer',
    format: 'int64',
    minimum: 1,
    required: false,
    description: 'Of accountId after the operation: how many changes it has seen.',
    example: 3,
  })
  readonly version?: number;

  @ApiProperty({
    type: 'integer',
    format: 'int64',
    minimum: 1,
    required: false,
    description: 'Of its last event in the log.',
    example: 42,
  })
  readonly position?: number;

  @ApiProperty({
    type: 'boolean',
    required: false,
    description:
      'Nothing was done, because it had been done before: the figures are those of then.',
    example: false,
  })
  readonly replayed?: boolean;

  @ApiProperty({
    required: false,
    description: 'Why it was not done: what it alone would have been answered with.',
    allOf: [{ $ref: '#/components/schemas/Problem' }],
  })
  readonly problem?: Problem;

  constructor(outcome: Outcome) {
    if ('error' in outcome) {
      this.status = outcome.error instanceof DomainError ? 'refused' : 'failed';
      this.problem = problemAnswer(outcome.error).problem;
      return;
    }
    const { position, version, replayed, events } = outcome.committed;
    const [moved] = events as readonly MoneyMoved[];
    this.status = 'done';
    this.balance = moved!.balance.minorUnits;
    this.version = version;
    this.position = position;
    this.replayed = replayed;
  }
}

export class TransactionsResponse {
  @ApiProperty({ type: [OperationResult], description: 'One of each operation, in their order.' })
  readonly results: readonly OperationResult[];

  constructor(outcomes: readonly Outcome[]) {
    this.results = outcomes.map((outcome) => new OperationResult(outcome));
  }
}
