import { formatInstant, parseInstant } from './instant.js';

const micros = (text: string, more: number) => Date.parse(text) * 1000 + more;

describe('instants', () => {
  it.each([
    ['2026-11-20T09:30:00Z', micros('2026-11-20T09:30:00Z', 0)],
    ['2026-11-20t09:30:00z', micros('2026-11-20T09:30:00Z', 0)],
    ['2026-11-20T09:30:00.000001Z', micros('2026-11-20T09:30:00Z', 1)],
    ['2026-11-20T09:30:00.5Z', micros('2026-11-20T09:30:00Z', 500_000)],
    ['2026-11-20T09:30:00.123456789Z', micros('2026-11-20T09:30:00Z', 123_456)],
    ['2026-11-20T11:30:00.000001+02:00', micros('2026-11-20T09:30:00Z', 1)],
    ['2026-11-19T23:30:00-10:00', micros('2026-11-20T09:30:00Z', 0)],
    ['2024-02-29T00:00:00Z', micros('2024-02-29T00:00:00Z', 0)],
    ['1970-01-01T00:00:00Z', 0],
    ['1969-12-31T23:59:59.999999Z', -1],
  ])('reads %s', (text, instant) => {
    expect(parseInstant(text)).toBe(instant);
  });

  it.each([
    '',
    'now',
    '2026-11-20',
    '2026-11-20T09:30:00',
    '2026-11-20 09:30:00Z',
    '2026-11-20T09:30Z',
    '2026-11-20T09:30:00.Z',
    '2026-11-20T09:30:00,5Z',
    '2026-11-20T09:30:00.1234567890Z',
    '2026-02-29T09:30:00Z',
    '2026-11-31T09:30:00Z',
    '2026-13-01T09:30:00Z',
    '2026-11-20T24:00:00Z',
    '2026-11-20T09:60:00Z',
    '2026-11-20T09:30:00+24:00',
    '2026-11-20T09:30:00+0200',
    '+02026-11-20T09:30:00Z',
    ' 2026-11-20T09:30:00Z',
    '1795167000000000',
  ])('does not take "%s" for a time', (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });

  it.each([
    '2026-11-20T09:30:00.000001Z',
    '2026-11-20T09:30:00.999999Z',
    '1969-12-31T23:59:59.999999Z',
    '2255-06-05T23:47:34.740991Z',
    '1684-07-28T00:12:25.259009Z',
  ])('writes %s as it was read', (text) => {
    expect(formatInstant(parseInstant(text)!)).toBe(text);
  });

  it('takes the first or the last that is exact for those beyond', () => {
    for (const text of ['2255-06-05T23:47:34.740992Z', '9999-12-31T23:59:59-23:59'])
      expect(formatInstant(parseInstant(text)!)).toBe('2255-06-05T23:47:34.740991Z');
    for (const text of ['1684-07-28T00:12:25.259008Z', '0001-01-01T00:00:00Z'])
      expect(formatInstant(parseInstant(text)!)).toBe('1684-07-28T00:12:25.259009Z');
  });
});
