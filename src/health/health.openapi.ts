import { applyDecorators } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import { headers } from '../http/headers.openapi.js';
import { ApiProblems } from '../http/problem.openapi.js';
import { InvalidParameters, NotReady } from '../http/request.errors.js';

const unknownParameter = new InvalidParameters([
  { parameter: 'x', detail: 'is not a parameter: none is taken here' },
]);

const up = (description: string) =>
  ApiResponse({
    status: 200,
    description,
    headers: headers(),
    content: {
      'application/json': {
        schema: {
          type: 'object',
          required: ['status'],
          properties: { status: { type: 'string', enum: ['up'] } },
        },
        example: { status: 'up' },
      },
    },
  });

export const ApiLive = () =>
  applyDecorators(
    ApiOperation({
      summary: 'Is the process alive?',
      description:
        'Answers as long as the process serves requests at all, whatever the database does.',
    }),
    up('It is.'),
    ApiProblems('/health/live', unknownParameter),
  );

export const ApiReady = () =>
  applyDecorators(
    ApiOperation({
      summary: 'Can it do its work?',
      description: 'Answers 200 when the event log could be read within 2 seconds.',
    }),
    up('It can.'),
    ApiProblems('/health/ready', unknownParameter, new NotReady()),
  );
