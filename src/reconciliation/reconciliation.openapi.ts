import { applyDecorators } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { headers } from '../http/openapi/headers.openapi.js';
import { ApiReadProblems, unknownParameter } from '../http/openapi/problem.openapi.js';
import { ReconciliationResponse } from './reconciliation.responses.js';

export const ApiReconciliation = () =>
  applyDecorators(
    ApiTags('Ledger'),
    ApiOperation({
      summary: 'Do log, ledger and read models agree?',
      description:
        'Compares each query table, and the ledger, with the event log at the position that it ' +
        'reflects, also while writes go on. Reads the whole log: nothing for a dashboard. Who asks ' +
        'while one is under way gets its result.',
    }),
    ApiResponse({
      status: 200,
      description: 'What was compared, and each difference.',
      type: ReconciliationResponse,
      headers: headers('ETag', 'Log-Position'),
    }),
    ApiReadProblems('/api/ledger/reconciliation', unknownParameter),
  );
