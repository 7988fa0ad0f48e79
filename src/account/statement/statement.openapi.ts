import { applyDecorators } from '@nestjs/common';
import {
  ApiExtraModels,
  ApiOperation,
  ApiParam,
  ApiResponse,
  getSchemaPath,
} from '@nestjs/swagger';
import { headers } from '../../http/openapi/headers.openapi.js';
import { uuidSchema } from '../../http/parameters/parameter.decorators.js';
import { ApiProblems } from '../../http/openapi/problem.openapi.js';
import { invalid, NotAcceptable } from '../../http/problems/request.errors.js';
import { accountId } from '../operations/account-problems.openapi.js';
import { AccountNotFound } from '../domain/account.errors.js';
import { AmountNotExpressible, TooManyStatements } from './content/statement.errors.js';
import { StatementResponse } from './statement.responses.js';

const DESCRIPTION = `Every movement of the period [from, to), with the balances just before both ends: \
opening balance + credits - debits = closing balance. It is read from the event log, whole, however long it is: \
an answer that ends before its end has failed.

A period that is over gives the same answer for ever. Without \`to\`, or while \`to\` has not passed, the \
statement ends with what is newest, and names that \`position\`. It covers \`since\` to \`upTo\`, in every form; of a \
period that has not begun that is nothing: both are the time of what is newest.

A period may lie outside the life of the account, in part or as a whole: it had nothing before it was opened, and \
nothing is left after it was closed, so that the balances there are 0.

- \`application/json\`: amounts in minor units (cents).
- \`text/csv\` (RFC 4180): a column for each member of a movement, and \`direction\` (\`credit\` or \`debit\`) and \
\`currency\`. Amounts are in minor units and without a sign. The first row is of kind \`opening-balance\` and the last \
one \`closing-balance\`: neither has an amount or a direction.
- \`application/xml\`, or \`text/xml\`: ISO 20022 camt.053.001.08, amounts in major units. Ids are without their hyphens, as they \
would be too long with them; \`EndToEndId\` is the transaction id, \`AcctSvcrRef\` the position, \`NtryRef\` the \
version. \`FrToDt\` is [from, to). Amounts of more than 18 digits can't be written: where the beginning of \
the statement has one it is refused, else the answer breaks off. It is also what a browser gets that is just pointed \
here, since browsers ask for XML before all else of these.`;

const CSV = [
  'position,version,recordedAt,kind,direction,amount,balance,currency,transactionId,counterparty',
  ',1,2026-11-01T00:00:00.000000Z,opening-balance,,,0,EUR,,',
  '2,2,2026-11-20T09:30:00.000001Z,deposit,credit,10000,10000,EUR,3f2504e0-4f89-41d3-9a0c-0305e82c3301,',
  '2,2,2026-12-01T00:00:00.000000Z,closing-balance,,,10000,EUR,,',
  '',
].join('\r\n');

const text = (description: string) => ({ type: 'string', description });

export const ApiStatement = () =>
  applyDecorators(
    ApiExtraModels(StatementResponse),
    ApiOperation({
      summary: "Get an account's statement, as JSON, CSV or camt.053",
      description: DESCRIPTION,
    }),
    ApiParam({
      name: 'accountId',
      description: 'The id of the account.',
      schema: { ...uuidSchema, example: accountId },
    }),
    ApiResponse({
      status: 200,
      description: 'The statement, in the form that Accept prefers; JSON without one.',
      headers: headers('Log-Position', 'Vary', 'Content-Disposition'),
      content: {
        'application/json': { schema: { $ref: getSchemaPath(StatementResponse) } },
        'text/csv': { schema: text('RFC 4180, with a header row.'), example: CSV },
        'application/xml': { schema: text('ISO 20022 camt.053.001.08.') },
        'text/xml': { schema: text('The same.') },
      },
    }),
    ApiProblems(
      `/api/account/${accountId}/statement`,
      invalid('from', 'must not be later than to'),
      new AccountNotFound(accountId),
      new NotAcceptable(['application/json', 'text/csv', 'application/xml', 'text/xml']),
      new AmountNotExpressible(10n ** 18n),
      new TooManyStatements(),
    ),
  );
