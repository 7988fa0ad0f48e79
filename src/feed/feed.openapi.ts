import { applyDecorators } from '@nestjs/common';
import { PositionBeyondLog } from '../event-sourcing/log/event-log.errors.js';
import { exampleAccounts } from '../http/openapi/examples.openapi.js';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import { currencySchema } from '../http/parameters/currency.decorators.js';
import { headers } from '../http/openapi/headers.openapi.js';
import { amountSchema, uuidSchema } from '../http/parameters/parameter.decorators.js';
import { ApiReadProblems } from '../http/openapi/problem.openapi.js';
import { invalid, NotAcceptable } from '../http/problems/request.errors.js';
import { CLOUD_EVENTS_BATCH, type CloudEvent } from './cloud-event.js';
import { feedTypeNames } from './feed.requests.js';

const accountId = exampleAccounts.first;

const DESCRIPTION = `For other systems: everything that happens to accounts, as CloudEvents 1.0 in the \
order of the log, nothing left out and nothing twice.

Begin with \`after=0\`. Deal with the events, keep the \`Log-Position\` of the answer, and go on with it as \
\`after\`: also where the answer had no event, since much of the log is not public. An answer whose \
\`Log-Position\` is the \`after\` of the request is the end for now: ask again later. An answer never ends \
between the two legs of a transfer. A position beyond the end of the log is refused (409): an older backup was \
restored, and what comes now is not what you have seen.

With \`accountId\`, \`owner\` or \`type\`, or several of them, it has only what all of them are for; that follows \
the log at a short distance, and an answer may end between the legs of a transfer. Go on with the same ones.

A consumer that breaks down in between asks again for what it has not dealt with; events keep their \`id\` \
for ever. \`type\` ends with the version of the shape of \`data\`: fields may be added to it, and any other \
change is a new version. Pass over a type that you do not know.

\`correlationid\` and \`causationid\` are those of CloudEvents' correlation extension, and the same ids as in the \
history of an account; an event has the ones that it was recorded with.

\`bank.owner.personal-data-erased.v1\` says that the owner wants personal data to be erased: erase your copy.`;

const movement = {
  amount: { ...amountSchema, description: 'In minor units (cents).' },
  balance: {
    ...amountSchema,
    minimum: 0,
    description: 'What the account holds after it, in minor units (cents).',
  },
  currency: { ...currencySchema, description: 'The ISO 4217 code; also when it was opened.' },
  transactionId: { ...uuidSchema, nullable: true },
  counterparty: { ...uuidSchema, description: 'The other account of a transfer.' },
};

const event = {
  type: 'object',
  required: ['specversion', 'id', 'source', 'type', 'subject', 'time', 'sequence', 'data'],
  properties: {
    specversion: { type: 'string', enum: ['1.0'] },
    id: { ...uuidSchema, description: 'Of the event, for ever.' },
    source: { type: 'string', format: 'uri-reference' },
    type: { type: 'string', enum: feedTypeNames },
    subject: { ...uuidSchema, description: 'The id of the account, or of the owner.' },
    time: { type: 'string', format: 'date-time', description: 'When it was recorded.' },
    datacontenttype: { type: 'string', enum: ['application/json'] },
    sequence: {
      type: 'string',
      pattern: '^\\d{16}$',
      description: 'The position in the log: grows from one event to the next, with gaps.',
    },
    correlationid: {
      type: 'string',
      description:
        'The X-Correlation-Id of the request that it goes back to, also by way of others.',
    },
    causationid: {
      ...uuidSchema,
      description: 'The id of the event that led to it; absent where a request did.',
    },
    data: {
      type: 'object',
      required: ['version'],
      properties: {
        accountId: { ...uuidSchema, description: 'Of what happens to an account.' },
        version: { type: 'integer', format: 'int64', description: "The subject's, after it." },
        ownerId: {
          ...uuidSchema,
          description: 'When it was opened, and of what happens to an owner.',
        },
        ...movement,
      },
    },
  },
};

const example: CloudEvent = {
  specversion: '1.0',
  id: '0b6e3a52-3c55-4d5c-9a83-4c5f5a4f1b11',
  source: 'urn:event-sourced-bank:accounts',
  type: 'bank.account.deposited.v1',
  subject: accountId,
  time: '2026-11-20T09:30:00.000001Z',
  datacontenttype: 'application/json',
  sequence: '0000000000000002',
  correlationid: 'order 4711',
  data: {
    accountId,
    version: 2,
    amount: 10_000,
    balance: 10_000,
    currency: 'EUR',
    transactionId: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  },
};

export const ApiFeed = () =>
  applyDecorators(
    ApiOperation({ summary: 'Follow what happens to accounts', description: DESCRIPTION }),
    ApiResponse({
      status: 200,
      description: 'The next events; Log-Position is where to go on.',
      headers: headers('ETag', 'Log-Position'),
      content: {
        [CLOUD_EVENTS_BATCH]: { schema: { type: 'array', items: event }, example: [example] },
      },
    }),
    ApiReadProblems(
      '/api/feed',
      invalid('after', 'must be a position in the log: a whole number from 0'),
      new PositionBeyondLog(42_000, 41_000),
      new NotAcceptable([CLOUD_EVENTS_BATCH]),
    ),
  );
