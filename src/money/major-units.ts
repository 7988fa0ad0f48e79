import type { Currency, Money } from './money.js';

/** The currencies of ISO 4217 whose minor unit is not a hundredth. */
const DIGITS: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
};

const digitsByCurrency = new Map(
  Object.entries(DIGITS).flatMap(([digits, currencies]) =>
    currencies.split(' ').map((currency) => [currency, Number(digits)] as const),
  ),
);

/** How many decimal digits of the major unit the minor unit stands for. */
export const minorDigits = (currency: Currency): number => digitsByCurrency.get(currency) ?? 2;

/** Of an amount that is not negative, exact at every size: `12.50`. */
export function majorUnits({ minorUnits, currency }: Money): string {
  const digits = minorDigits(currency);
  const figures = String(minorUnits).padStart(digits + 1, '0');
  const [whole, fraction] = [figures.slice(0, -digits || undefined), figures.slice(-digits)];
  return digits === 0 ? whole : `${whole}.${fraction}`;
}

/** For people: `EUR 12.50`. */
export const inMajorUnits = (money: Money): string => `${money.currency} ${majorUnits(money)}`;
