import { applyDecorators } from '@nestjs/common';
import { parseInstant, type Instant } from '../../event-sourcing/log/instant.js';
import {
  checkedParameter,
  NotAbove,
  type ParameterOptions,
} from '../../http/parameters/parameter.decorators.js';

/** What was recorded at or after `from`, and before `to`; without them, since ever and for ever. */
export interface Period {
  readonly from?: Instant;
  readonly to?: Instant;
}

const DATE = /^\d{4}-\d\d-\d\d$/;
const MIDNIGHT = 'T00:00:00Z';

/** An end of a period: RFC 3339 text, or a date alone, which means its first moment in UTC. */
export const parsePeriodEnd = (text: string): Instant | undefined =>
  parseInstant(DATE.test(text) ? `${text}${MIDNIGHT}` : text);

const asInstant = (value: unknown) =>
  typeof value === 'string' ? parsePeriodEnd(value) : undefined;

const IsEndOfPeriod = (options: ParameterOptions) =>
  checkedParameter(
    'isEndOfPeriod',
    (value) => asInstant(value) !== undefined,
    'must be an RFC 3339 time, such as 2026-11-20T09:30:00Z (write + as %2B), or a date, such as ' +
      '2026-11-20, which means midnight UTC',
    {
      anyOf: [
        { type: 'string', format: 'date-time' },
        { type: 'string', format: 'date' },
      ],
    },
    options,
  );

export const IsPeriodStart = () =>
  applyDecorators(
    IsEndOfPeriod({
      description:
        'Only what was recorded at or after this RFC 3339 time; a date alone means midnight UTC.',
      example: '2026-11-01',
      optional: true,
    }),
    NotAbove('to', asInstant, {
      detail: 'must not be later than to',
      extension: 'x-not-after',
    }),
  );

export const IsPeriodEnd = () =>
  IsEndOfPeriod({
    description:
      'Only what was recorded before this RFC 3339 time; a date alone means midnight UTC.',
    example: '2026-12-01',
    optional: true,
  });

/** Reads parameters that have been checked. */
export const periodOf = ({ from, to }: { from?: string; to?: string }): Period => ({
  from: asInstant(from),
  to: asInstant(to),
});
