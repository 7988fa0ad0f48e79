import { applyDecorators } from '@nestjs/common';
import { ApiOperation, ApiParam } from '@nestjs/swagger';
import { ApiRead } from '../../http/paging/paging.openapi.js';
import { invalid } from '../../http/problems/request.errors.js';
import { uuidSchema } from '../../http/parameters/parameter.decorators.js';
import { ApiReadProblems } from '../../http/openapi/problem.openapi.js';
import { HistoryPage } from './account-history.responses.js';
import { accountId } from '../operations/account-problems.openapi.js';
import { AccountNotFound } from '../domain/account.errors.js';

const DESCRIPTION = `The audit trail, from the log: every change with every acknowledged operation, the \
oldest first or, with \`order=desc\`, the newest, and for each what, when, by which request and in consequence of what.

To trace something back: \`correlationId\` is the X-Correlation-Id of the request that it goes back to, and \
\`causationId\` the \`id\` of the change that led to it, of this or of another account. A bonus has both of \
the deposit that it is for. An entry of the ledger (\`/api/ledger/entries\`) has the \`position\` of the \
change that it records as its \`sourcePosition\`.`;

export const ApiListHistory = () =>
  applyDecorators(
    ApiOperation({ summary: 'Audit an account', description: DESCRIPTION }),
    ApiParam({
      name: 'accountId',
      description: 'The id of the account.',
      schema: { ...uuidSchema, example: accountId },
    }),
    ApiRead(HistoryPage, 'A page of the history.'),
    ApiReadProblems(
      `/api/account/${accountId}/history`,
      invalid('limit', 'must be a whole number from 1 to 1000'),
      new AccountNotFound(accountId),
    ),
  );
