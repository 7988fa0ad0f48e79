import { applyDecorators } from '@nestjs/common';
import { ApiOperation, ApiParam } from '@nestjs/swagger';
import { ApiRead, invalid, pageProblems } from '../http/paging/paging.openapi.js';
import { uuidSchema } from '../http/parameter.decorators.js';
import { ApiReadProblems } from '../http/problem.openapi.js';
import { accountId } from './account-problems.openapi.js';
import { AccountPage, TransactionPage } from './account-lists.responses.js';
import { AccountNotFound } from './domain/account.errors.js';

export const ApiListAccounts = () =>
  applyDecorators(
    ApiOperation({
      summary: 'List accounts',
      description:
        'In the order of their ids, open and closed ones. Follows the log at a short distance: ask ' +
        'with minPosition to see your own writes.',
    }),
    ApiRead(AccountPage, 'A page of accounts.'),
    ApiReadProblems('/api/accounts', ...pageProblems),
  );

export const ApiListTransactions = () =>
  applyDecorators(
    ApiOperation({
      summary: "List an account's movements",
      description:
        'Every movement of money in or out, in pages, the oldest first, of all time or of the period ' +
        '[from, to), which may go beyond the life of the account. With the balances at both ends, and ' +
        'whole, they are its statement.',
    }),
    ApiParam({
      name: 'accountId',
      description: 'The id of the account.',
      schema: { ...uuidSchema, example: accountId },
    }),
    ApiRead(TransactionPage, 'A page of movements.'),
    ApiReadProblems(
      `/api/account/${accountId}/transactions`,
      invalid('from', 'must not be later than to'),
      new AccountNotFound(accountId),
      ...pageProblems.slice(1),
    ),
  );
