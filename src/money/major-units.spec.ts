import { inMajorUnits } from './major-units.js';
import { MAX_MINOR_UNITS, Money } from './money.js';

describe('money in words', () => {
  it.each([
    [0n, 'EUR', 'EUR 0.00'],
    [7n, 'EUR', 'EUR 0.07'],
    [1_250n, 'EUR', 'EUR 12.50'],
    [1_250n, 'JPY', 'JPY 1250'],
    [1_250n, 'KWD', 'KWD 1.250'],
    [5n, 'CLF', 'CLF 0.0005'],
    [MAX_MINOR_UNITS, 'EUR', 'EUR 92233720368547758.07'],
  ])('%p minor units of %s are %s', (minorUnits, currency, words) => {
    expect(inMajorUnits(new Money(minorUnits, currency))).toBe(words);
  });
});
