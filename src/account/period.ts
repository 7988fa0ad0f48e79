import { applyDecorators } from '@nestjs/common';
import { parseInstant, type Instant } from '../event-sourcing/instant.js';
import { IsInstant, NotAfter } from '../http/parameter.decorators.js';

/** What was recorded at or after `from`, and before `to`; without them, since ever and for ever. */
export interface Period {
  readonly from?: Instant;
  readonly to?: Instant;
}

export const IsPeriodStart = () =>
  applyDecorators(
    IsInstant({
      description: 'Only what was recorded at or after this RFC 3339 time.',
      example: '2026-11-01T00:00:00Z',
      optional: true,
    }),
    NotAfter('to'),
  );

export const IsPeriodEnd = () =>
  IsInstant({
    description: 'Only what was recorded before this RFC 3339 time.',
    example: '2026-12-01T00:00:00Z',
    optional: true,
  });

/** Of parameters that have been checked. */
export const periodOf = ({ from, to }: { from?: string; to?: string }): Period => ({
  from: instantOf(from),
  to: instantOf(to),
});

const instantOf = (text: string | undefined) =>
  text === undefined ? undefined : parseInstant(text);
