import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import {
  JournalClosed,
  JournalFull,
  LogUnavailable,
  TimedOut,
} from '../../event-sourcing/log/event-log.errors.js';
import { headers, type HeaderName } from './headers.openapi.js';
import { publicCodes } from '../problems/problem.catalogue.js';
import { PROBLEM_JSON, problemAnswer, type ProblemAnswer } from '../problems/problem.js';
import {
  BodyTooLarge,
  invalid,
  MalformedBody,
  MOST_ERRORS,
  NotAcceptable,
  PreconditionFailed,
  UnexpectedBody,
  UnsupportedEncoding,
  UnsupportedMediaType,
  UrlTooLong,
} from '../problems/request.errors.js';

/** The schema of an error's body. */
export const problemSchema = {
  type: 'object',
  description: 'What went wrong, after RFC 9457.',
  required: ['type', 'title', 'status', 'detail', 'code'],
  properties: {
    type: { type: 'string', format: 'uri', description: 'Stable for each kind of problem.' },
    title: { type: 'string', description: 'The kind of problem, for people.' },
    status: { type: 'integer', description: 'The HTTP status.' },
    detail: { type: 'string', description: 'What is wrong, and what to do about it.' },
    code: {
      type: 'string',
      enum: publicCodes,
      description: 'The kind of problem, for programs.',
    },
    instance: {
      type: 'string',
      description: 'The path that was asked for, unless it is overlong.',
    },
    errors: {
      type: 'array',
      description:
        'What is wrong with each parameter: with the first of them, if it is so with many.',
      maxItems: MOST_ERRORS,
      items: {
        type: 'object',
        required: ['parameter', 'detail'],
        properties: { parameter: { type: 'string' }, detail: { type: 'string' } },
      },
    },
    operation: {
      type: 'integer',
      description: 'Of operations of which all were to be done or none: the refused one, from 0.',
    },
    problem: {
      description: 'Why that one is refused, with those before it counted in.',
      allOf: [{ $ref: '#/components/schemas/Problem' }],
    },
  },
};

/** Where no parameter is taken. */
export const unknownParameter = invalid('x', 'is not a parameter: none is taken here');

/** What any request may be answered with. */
const anywhere = [
  new UrlTooLong(),
  new UnsupportedEncoding(),
  new Error(),
  new JournalFull(),
  new LogUnavailable(),
  new TimedOut(),
  new JournalClosed(),
];
const withBody = [new BodyTooLarge(), new UnsupportedMediaType()];

/** Documents what an operation at `path` may be refused with, each with the answer as an example. */
export function ApiProblems(path: string, ...errors: readonly Error[]): MethodDecorator {
  return documented(path, [...errors, new UnexpectedBody(), ...anywhere]);
}

/** The same for a read that has an ETag, and what it is answered with on condition. */
export function ApiReadProblems(path: string, ...errors: readonly Error[]): MethodDecorator {
  return applyDecorators(
    ApiResponse({
      status: 304,
      description: 'It still is what `If-None-Match` names.',
      headers: headers('ETag'),
    }),
    ApiProblems(path, ...errors, new PreconditionFailed('"3"')),
  );
}

/** The same for a method other than GET, whose body is read, if only to be refused. */
export function ApiWriteProblems(path: string, ...errors: readonly Error[]): MethodDecorator {
  return ApiProblems(path, ...errors, ...withBody);
}

/** The same for one that takes a JSON body. */
export function ApiBodyProblems(path: string, ...errors: readonly Error[]): MethodDecorator {
  return documented(path, [...errors, new MalformedBody(), ...anywhere, ...withBody]);
}

function documented(path: string, errors: readonly Error[]): MethodDecorator {
  const otherForms = errors.some((error) => error instanceof NotAcceptable);
  const all = otherForms ? errors : [...errors, new NotAcceptable(['application/json'])];
  const answers = all.map((error) => problemAnswer(error, path));
  const statuses = new Set(answers.map(({ problem }) => problem.status));
  const responses = [...statuses].map((status) =>
    responseOf(
      status,
      answers.filter(({ problem }) => problem.status === status),
    ),
  );
  return applyDecorators(...responses);
}

const headersOf: Readonly<Record<number, HeaderName[]>> = {
  412: ['ETag'],
  503: ['Retry-After'],
};

function responseOf(status: number, answers: readonly ProblemAnswer[]) {
  const problems = answers.map(({ problem }) => problem);
  const examples = Object.fromEntries(
    problems.map((value) => [value.code, { summary: value.title, value }]),
  );
  const schema = { $ref: '#/components/schemas/Problem' };
  return ApiResponse({
    status,
    description: [...new Set(problems.map(({ title }) => title))].join(', or: '),
    headers: headers(...(headersOf[status] ?? [])),
    content: { [PROBLEM_JSON]: { schema, examples } },
  });
}
