import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiResponse } from '@nestjs/swagger';
import { OutcomeUnknown, TooManyConflicts } from '../../event-sourcing/event-log.errors.js';
import { GroupRefused } from '../../event-sourcing/group-refused.js';
import { headers } from '../../http/headers.openapi.js';
import { problemAnswer } from '../../http/problem.js';
import { ApiBodyProblems } from '../../http/problem.openapi.js';
import { InvalidParameters } from '../../http/request.errors.js';
import { Money } from '../../money/money.js';
import { accountId, transactionId } from '../account-problems.openapi.js';
import { InsufficientFunds } from '../domain/account.errors.js';
import { ExecuteTransactionsRequest, IS_A_JSON_AMOUNT, MAX_OPERATIONS } from './bulk.requests.js';
import { TransactionsResponse } from './bulk.responses.js';

const targetAccountId = '123e4567-e89b-42d3-a456-426614174002';
const deposit = { type: 'deposit', accountId, amount: 10_000, transactionId };
const transfer = {
  type: 'transfer',
  accountId,
  targetAccountId,
  amount: 12_500,
  transactionId: '3f2504e0-4f89-41d3-9a0c-0305e82c3302',
};

const done = { status: 'done', balance: 10_000, version: 2, position: 3, replayed: false };
const insufficient = new InsufficientFunds(accountId, new Money(10_000n, 'EUR'));
const refused = { status: 'refused', problem: problemAnswer(insufficient).problem };

export const ApiExecuteTransactions = () =>
  applyDecorators(
    ApiOperation({
      summary: 'Execute many operations',
      description:
        `1 to ${MAX_OPERATIONS} deposits, withdrawals and transfers, carried out and answered in the order ` +
        'given. With `atomic: false` each is done or refused for itself, and the answer is 200 whatever ' +
        'becomes of them; with `atomic: true` all of them are done in one commit, or, if one is refused, ' +
        'none: then the answer is 422 and names it. An operation that was done before (the same ' +
        'transactionId and content, by whatever request, this one included) counts as done, and is not ' +
        'done again: a request can be sent again as it is.',
    }),
    ApiBody({
      type: ExecuteTransactionsRequest,
      examples: {
        atomic: {
          summary: 'All or none',
          value: { atomic: true, operations: [deposit, { ...transfer, amount: 2_500 }] },
        },
        each: {
          summary: 'Each for itself',
          value: { atomic: false, operations: [deposit, transfer] },
        },
      },
    }),
    ApiResponse({
      status: 200,
      description:
        'What became of each. Log-Position is the highest of those done; Idempotent-Replayed is there ' +
        'when all had been done before.',
      type: TransactionsResponse,
      headers: headers('Log-Position', 'Idempotent-Replayed'),
      example: { results: [done, refused] },
    }),
    ApiBodyProblems(
      '/api/transactions',
      new InvalidParameters([{ parameter: 'operations[3].amount', detail: IS_A_JSON_AMOUNT }]),
      new TooManyConflicts(),
      new GroupRefused(1, insufficient),
      new OutcomeUnknown(),
    ),
  );
