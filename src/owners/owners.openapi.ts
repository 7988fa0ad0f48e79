import { applyDecorators } from '@nestjs/common';
import { exampleAccounts } from '../http/openapi/examples.openapi.js';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { OutcomeUnknown, TooManyConflicts } from '../event-sourcing/log/event-log.errors.js';
import { headers } from '../http/openapi/headers.openapi.js';
import { IS_A_UUID, uuidSchema } from '../http/parameters/parameter.decorators.js';
import { ApiWriteProblems } from '../http/openapi/problem.openapi.js';
import { invalid } from '../http/problems/request.errors.js';

const ownerId = exampleAccounts.owner;

export const ApiOwner = () =>
  applyDecorators(
    ApiTags('Owners'),
    ApiParam({
      name: 'ownerId',
      description: 'Who accounts belong to.',
      schema: { ...uuidSchema, example: ownerId },
    }),
  );

export const ApiErasePersonalData = () =>
  applyDecorators(
    ApiOperation({
      summary: 'Erase personal data',
      description:
        'Destroys the key of the owner: the addresses left for accounts can never be read again, on any ' +
        'instance. Accounts, money and history stay. The answer is the same whether there was anything ' +
        'to erase, and however often it is asked for. A mail that is on its way may still arrive; an ' +
        'address that is left later is kept under a new key.',
    }),
    ApiResponse({
      status: 204,
      description: 'There is no personal data of the owner.',
      headers: headers('Log-Position'),
    }),
    ApiWriteProblems(
      `/api/owners/${ownerId}/personal-data`,
      invalid('ownerId', IS_A_UUID),
      new TooManyConflicts(),
      new OutcomeUnknown(),
    ),
  );
