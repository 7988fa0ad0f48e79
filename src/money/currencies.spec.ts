import { currencies, currenciesOfAccounts, currencyIn, minorDigits } from './currencies.js';

const codes = (text: string) => text.split(' ');

describe('the currencies', () => {
  it.each(codes('EUR USD JPY KWD XCG ZWG SLE VED XAD CHE XOF'))(
    'that an account may be opened in have %s',
    (code) => {
      expect(currencies).toContain(code);
      expect(currenciesOfAccounts).toContain(code);
    },
  );

  it.each(codes('ANG BGN ZWL HRK SLL CUC DEM XXX XTS XAU XDR'))(
    'that an account may be in, but not be opened in, have %s',
    (code) => {
      expect(currencies).not.toContain(code);
      expect(currenciesOfAccounts).toContain(code);
    },
  );

  it.each(codes('XXY EURO EU eu. ßp uſd'))('have no %s', (text) => {
    expect(currencyIn(currenciesOfAccounts, text)).toBeUndefined();
  });

  it('are found in either case', () => {
    expect(currencyIn(currencies, 'eUr')).toBe('EUR');
  });

  it.each([
    ['JPY', 0],
    ['EUR', 2],
    ['ANG', 2],
    ['TND', 3],
    ['UYW', 4],
  ])('%s has a minor unit of %i digits', (code, digits) => {
    expect(minorDigits(code)).toBe(digits);
  });
});
