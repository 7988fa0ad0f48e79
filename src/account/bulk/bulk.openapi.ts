import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiExtraModels, ApiOperation, ApiResponse } from '@nestjs/swagger';
import { OutcomeUnknown, TooManyConflicts } from '../../event-sourcing/log/event-log.errors.js';
import { GroupRefused } from '../../event-sourcing/decide/group-refused.js';
import { exampleAccounts, exampleTransactionId } from '../../http/openapi/examples.openapi.js';
import { headers } from '../../http/openapi/headers.openapi.js';
import { problemAnswer } from '../../http/problems/problem.js';
import { ApiBodyProblems } from '../../http/openapi/problem.openapi.js';
import { invalid } from '../../http/problems/request.errors.js';
import { Money } from '../../money/money.js';
import { InsufficientFunds } from '../domain/account.errors.js';
import {
  ExecuteTransactionsRequest,
  IS_A_JSON_AMOUNT,
  MAX_OPERATIONS,
  operationClasses,
} from './bulk.requests.js';
import { TransactionsResponse } from './bulk.responses.js';

const { first, second } = exampleAccounts;
const operation = (type: string, amount: number, more = {}) => {
  const transactionId = exampleTransactionId(`${type} of ${amount} among others`);
  return { type, accountId: first, ...more, amount, transactionId };
};
const deposit = operation('deposit', 2_500);
const transfer = operation('transfer', 7_500, { targetAccountId: second });
const excessive = operation('transfer', 12_500, { targetAccountId: second });

const done = { status: 'done', balance: 2_500, version: 2, position: 3, replayed: false };
const insufficient = new InsufficientFunds(first, new Money(2_500n, 'EUR'));
const refused = { status: 'refused', problem: problemAnswer(insufficient).problem };

export const ApiExecuteTransactions = () =>
  applyDecorators(
    ApiExtraModels(...operationClasses),
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
          value: { atomic: true, operations: [deposit, transfer] },
        },
        each: {
          summary: 'Each for itself',
          value: { atomic: false, operations: [deposit, excessive] },
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
      invalid('operations[3].amount', IS_A_JSON_AMOUNT),
      new TooManyConflicts(),
      new GroupRefused(1, insufficient),
      new OutcomeUnknown(),
    ),
  );
