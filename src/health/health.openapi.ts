import { applyDecorators, type Type } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import { headers } from '../http/openapi/headers.openapi.js';
import { ApiProblems, unknownParameter } from '../http/openapi/problem.openapi.js';
import { NotReady, ShuttingDown } from '../http/problems/request.errors.js';
import { LiveResponse, ReadyResponse } from './health.responses.js';

const up = (description: string, type: Type) =>
  ApiResponse({ status: 200, description, headers: headers(), type });

export const ApiLive = () =>
  applyDecorators(
    ApiOperation({
      summary: 'Is the process alive?',
      description:
        'Answers as long as the process serves requests at all, whatever the database does.',
    }),
    up('It is.', LiveResponse),
    ApiProblems('/health/live', unknownParameter),
  );

export const ApiReady = () =>
  applyDecorators(
    ApiOperation({
      summary: 'Can it do its work?',
      description:
        'Answers 200 when the database could be read within 2 seconds and the log can be written to, and says how far ' +
        'each consumer of the log is behind. It is 503 as well while this process can not go on with a consumer that it ' +
        'runs, and once it has been told to end, while it still answers other requests. A projection that has ' +
        'stopped, that nobody runs, or whose table is being built, does not make it 503, since commands and reads ' +
        'of accounts go on: watch `status`, or the metrics. `detail` says why it is 503.',
    }),
    up('It can, and this is how its consumers are doing.', ReadyResponse),
    ApiProblems('/health/ready', unknownParameter, new NotReady(), new ShuttingDown()),
  );
