import { parseInstant } from '../event-sourcing/log/instant.js';
import { readParameters, type Query } from '../http/parameters/read-parameters.js';
import { IsPeriodEnd, IsPeriodStart, periodOf } from './lists/period.js';

class Period {
  @IsPeriodStart()
  from?: string;

  @IsPeriodEnd()
  to?: string;
}

const read = (query: Query) => periodOf(readParameters(Period, query));

describe('a period', () => {
  it('has ends that may be dates, which mean midnight UTC', () => {
    expect(read({ from: '2026-02-28', to: '2026-03-01' })).toEqual({
      from: parseInstant('2026-02-28T00:00:00Z'),
      to: parseInstant('2026-03-01T00:00:00Z'),
    });
    const to = '2026-03-01T00:00:00.000001+01:00';
    expect(read({ to })).toEqual({ from: undefined, to: parseInstant(to) });
  });

  it.each(['2026-02-29', '2026-3-1', '20260301', '2026-03-01Z', ' 2026-03-01', '2026-03'])(
    'does not end with %j',
    (to) => {
      expect(() => read({ to })).toThrow();
    },
  );

  it('does not end before it begins', () => {
    expect(() => read({ from: '2026-03-02', to: '2026-03-01T23:59:59Z' })).toThrow();
    expect(() => read({ from: '2026-03-01', to: '2026-03-01' })).not.toThrow();
  });
});
