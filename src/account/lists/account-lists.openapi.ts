import { applyDecorators } from '@nestjs/common';
import { ApiOperation, ApiParam } from '@nestjs/swagger';
import { ApiRead, pageProblems, readProblems } from '../../http/paging/paging.openapi.js';
import { invalid } from '../../http/problems/request.errors.js';
import { uuidSchema } from '../../http/parameters/parameter.decorators.js';
import { ApiReadProblems } from '../../http/openapi/problem.openapi.js';
import { accountId, transactionId } from '../operations/account-problems.openapi.js';
import {
  AccountPage,
  AccountChangePage,
  OwnerBalancesResponse,
  TransactionPage,
} from './account-lists.responses.js';
import { AccountNotFound } from '../domain/account.errors.js';

const OWNER = '7d4440a4-9dc0-41d1-a5b0-000000000001';

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
        'Every movement of money in or out, in pages, the oldest first or, with `order=desc`, the newest, ' +
        'of all time or of the period ' +
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

export const ApiFindTransaction = () =>
  applyDecorators(
    ApiOperation({
      summary: 'Find what was done under a transactionId',
      description:
        'The movements, openings and closings that have it, on whichever accounts, in the order of the log: both movements ' +
        'of a transfer; none if nothing was done. Follows the log at a short distance: ask with minPosition ' +
        'to see your own writes.',
    }),
    ApiParam({
      name: 'transactionId',
      description: "The client's name for the operation.",
      schema: { ...uuidSchema, example: transactionId },
    }),
    ApiRead(AccountChangePage, 'A page of what was done.'),
    ApiReadProblems(`/api/transactions/${transactionId}`, ...pageProblems),
  );

export const ApiOwnerBalances = () =>
  applyDecorators(
    ApiOperation({
      summary: "Get an owner's balances",
      description:
        'What the open accounts of an owner hold together, in each currency; none if there are no such ' +
        'accounts. Follows the log at a short distance: ask with minPosition to see your own writes.',
    }),
    ApiParam({
      name: 'ownerId',
      description: 'Who the accounts belong to.',
      schema: { ...uuidSchema, example: OWNER },
    }),
    ApiRead(OwnerBalancesResponse, 'The balances.'),
    ApiReadProblems(`/api/owners/${OWNER}/balances`, ...readProblems),
  );
