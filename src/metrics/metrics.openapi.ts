import { applyDecorators } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { headers } from '../http/openapi/headers.openapi.js';
import { ApiProblems, unknownParameter } from '../http/openapi/problem.openapi.js';
import { NotAcceptable } from '../http/problems/request.errors.js';

export const ApiMetrics = () =>
  applyDecorators(
    ApiTags('Health'),
    ApiOperation({
      summary: 'What is going on, for Prometheus',
      description:
        'Requests by route and status, commands by type and outcome, commits, the length of the queue, the ' +
        'process itself, and which release it is; per subscription its lag, ' +
        'whether it has stopped, and parked and deferred events (left out while the database does not answer); how ' +
        'far clocks are apart.',
    }),
    ApiResponse({
      status: 200,
      description: 'In the text format of Prometheus.',
      headers: headers(),
      content: { 'text/plain': { schema: { type: 'string' } } },
    }),
    ApiProblems('/metrics', unknownParameter, new NotAcceptable(['text/plain'])),
  );
