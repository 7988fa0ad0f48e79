import { applyDecorators } from '@nestjs/common';
import {
  ApiBody,
  ApiExtension,
  ApiHeader,
  ApiOperation,
  ApiParam,
  ApiQuery,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import { exampleAccounts } from '../../http/openapi/examples.openapi.js';
import { headers } from '../../http/openapi/headers.openapi.js';
import { amountSchema, uuidSchema } from '../../http/parameters/parameter.decorators.js';
import {
  ApiBodyProblems,
  ApiReadProblems,
  ApiWriteProblems,
} from '../../http/openapi/problem.openapi.js';
import { accountId, problemsOf } from './account-problems.openapi.js';
import { OpenAccountBody } from './account.requests.js';
import { AccountResponse } from './account.responses.js';

/** What the OpenAPI document says of each operation. */

const path = `/api/account/${accountId}`;
const DONE_ONCE =
  'Sent again with the same transactionId and content, it is not done again, and answered as ' +
  'before with `Idempotent-Replayed: true`: also when it would be refused by now. A header ' +
  'Idempotency-Key may stand in place of the parameter transactionId.';

const done = (description: string) =>
  ApiResponse({
    status: 204,
    description,
    headers: headers('ETag', 'Log-Position', 'Idempotent-Replayed'),
  });

const idempotencyKey = () =>
  ApiHeader({
    name: 'Idempotency-Key',
    description: 'Names the operation, as a transactionId does. Sent again, it is done only once.',
    required: false,
    // Beside another transactionId it is refused.
    schema: Object.assign({ 'x-not-with': 'transactionId' }, uuidSchema),
  });

const shortForm = (name: string, description: string, more: object) =>
  ApiQuery({ name, description, required: false, ...more });

export const ApiAccount = () => ApiTags('Accounts');

const AccountId = (example: string = accountId) =>
  ApiParam({
    name: 'accountId',
    description: 'The id of the account.',
    schema: { ...uuidSchema, example },
  });

export const ApiOpen = () =>
  applyDecorators(
    AccountId(),
    ApiOperation({
      summary: 'Open an account',
      description:
        'You choose the id. One that was used before, even of a closed account, is taken for ever. ' +
        'With an address in the body, the owner gets an e-mail for each deposit. Under an ' +
        'Idempotency-Key, the same request sent again is answered as before, with ' +
        '`Idempotent-Replayed: true`; without one, opening again is refused.',
    }),
    idempotencyKey(),
    ApiResponse({
      status: 201,
      description: 'The account is open, and empty.',
      headers: headers('Location', 'ETag', 'Log-Position', 'Idempotent-Replayed'),
    }),
    ApiBody({
      type: OpenAccountBody,
      required: false,
      examples: {
        quiet: { summary: 'No e-mail', value: {} },
        notify: {
          summary: 'An e-mail for each deposit (needs a DATA_KEY)',
          value: { notify: 'someone@example.org' },
        },
      },
    }),
    ApiBodyProblems(path, ...problemsOf.open),
  );

export const ApiGet = () =>
  applyDecorators(
    AccountId(),
    ApiOperation({
      summary: 'See an account',
      description: 'As it is, with every acknowledged operation of every instance; or as it was.',
    }),
    ApiResponse({
      status: 200,
      description: 'The account.',
      type: AccountResponse,
      headers: headers('ETag', 'Log-Position'),
    }),
    ApiReadProblems(path, ...problemsOf.get),
  );

export const ApiDeposit = () =>
  applyDecorators(
    AccountId(),
    ApiOperation({ summary: 'Deposit money', description: `Pays money in. ${DONE_ONCE}` }),
    done('The money is in the account.'),
    ApiWriteProblems(`${path}/deposit`, ...problemsOf.deposit),
  );

export const ApiWithdraw = () =>
  applyDecorators(
    AccountId(),
    ApiOperation({
      summary: 'Withdraw money',
      description: `Pays money out, no more than there is. ${DONE_ONCE}`,
    }),
    done('The money is out of the account.'),
    ApiWriteProblems(`${path}/withdraw`, ...problemsOf.withdraw),
  );

export const ApiTransfer = () =>
  applyDecorators(
    AccountId(),
    ApiOperation({
      summary: 'Transfer money to another account',
      description: `Out of this one and into another of its currency: both or neither. ${DONE_ONCE}`,
    }),
    done('The money is in the other account.'),
    ApiWriteProblems(`${path}/transfer`, ...problemsOf.transfer),
  );

export const ApiMove = () =>
  applyDecorators(
    AccountId(exampleAccounts.second),
    ApiOperation({
      summary: 'Deposit, withdraw or transfer money: the short forms',
      description:
        '`?deposit={amount}`, `?withdraw={amount}`, or `?transfer={targetAccountId}&amount={amount}`: ' +
        `exactly one of them, with a transactionId. ${DONE_ONCE}`,
    }),
    shortForm('deposit', 'Pays this amount in, in minor units (cents).', {
      schema: { ...amountSchema, example: 10_000 },
    }),
    shortForm('withdraw', 'Pays this amount out, in minor units (cents).', {
      schema: amountSchema,
    }),
    shortForm('transfer', 'Transfers to this account; needs amount.', {
      schema: uuidSchema,
      'x-needs': 'amount',
    }),
    shortForm('amount', 'How much to transfer; only with transfer.', {
      schema: amountSchema,
      'x-only-with': 'transfer',
    }),
    ApiExtension('x-one-of', ['deposit', 'withdraw', 'transfer']),
    ApiQuery({
      name: 'transactionId',
      description: 'Names the operation. Sent again with the same content, it is done only once.',
      schema: uuidSchema,
    }),
    done('The money has moved.'),
    ApiWriteProblems(path, ...problemsOf.transfer),
  );

export const ApiClose = () =>
  applyDecorators(
    AccountId(),
    ApiOperation({
      summary: 'Close an account',
      description: 'Only an empty account closes, for good. Closing it again changes nothing.',
    }),
    idempotencyKey(),
    done('The account is closed.'),
    ApiWriteProblems(path, ...problemsOf.close),
  );
