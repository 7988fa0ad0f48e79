import { applyDecorators } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { InstantInFuture, LogAheadOfClock } from '../event-sourcing/log/event-log.errors.js';
import { ApiRead, pageProblems, readProblems } from '../http/paging/paging.openapi.js';
import { ApiReadProblems } from '../http/openapi/problem.openapi.js';
import { LedgerEntryPage } from './ledger-entries.responses.js';
import { LedgerResponse, TrialBalanceResponse } from './ledger.responses.js';

/** What the OpenAPI document says of each operation. */

const AS_OF =
  'With asOf it is that of a time that has passed, from the log, and the same for ever; its position is ' +
  'that of the last event by then.';

const balanceProblems = [
  ...readProblems,
  new InstantInFuture(),
  new LogAheadOfClock(1_795_856_400_000_000),
];

export const ApiGetLedger = () =>
  applyDecorators(
    ApiOperation({
      summary: 'See what the bank holds',
      description:
        'In each currency: what the bank owes its customers, and of how many movements of money. It is ' +
        `the sum of the accounts as they were at the position. ${AS_OF}`,
    }),
    ApiRead(LedgerResponse, 'The ledger.'),
    ApiReadProblems('/api/ledger', ...balanceProblems),
  );

export const ApiListEntries = () =>
  applyDecorators(
    ApiOperation({
      summary: "List the ledger's entries",
      description:
        'The journal of the double entry, the oldest first: one entry for each movement of money of an ' +
        'account, so that a transfer has two, each against `transfers`.',
    }),
    ApiRead(LedgerEntryPage, 'A page of entries.'),
    ApiReadProblems('/api/ledger/entries', ...pageProblems),
  );

export const ApiTrialBalance = () =>
  applyDecorators(
    ApiOperation({
      summary: 'See the trial balance',
      description:
        'All debits and all credits of each account of the ledger in each currency. `transfers` has as ' +
        `much of the one as of the other. ${AS_OF}`,
    }),
    ApiRead(TrialBalanceResponse, 'The trial balance.'),
    ApiReadProblems('/api/ledger/trial-balance', ...balanceProblems),
  );
