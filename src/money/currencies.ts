import { iso4217 } from './iso-4217.js';
import type { Currency } from './money.js';

const digitsByCode = (lists: Readonly<Record<number, string>>): ReadonlyMap<Currency, number> =>
  new Map(
    Object.entries(lists).flatMap(([digits, codes]) =>
      codes
        .trim()
        .split(/\s+/)
        .map((code) => [code, Number(digits)] as const),
    ),
  );

const current = digitsByCode(iso4217.current);
const known = new Map([...digitsByCode(iso4217.former), ...current]);

/** The currencies that an account may be opened in, in the order of their codes. */
export const currencies: readonly Currency[] = [...current.keys()].sort();

export const IS_A_CURRENCY = 'must be a current ISO 4217 currency with a minor unit, such as EUR';

/** The currencies that an account may be in: also those that ISO 4217 has withdrawn. */
export const currenciesOfAccounts: readonly Currency[] = [...known.keys()].sort();

/** How many decimal digits of the major unit the minor unit stands for. */
export const minorDigits = (currency: Currency): number => known.get(currency) ?? 2;

/** Gives the code of the currency that a text names in either case; undefined if it names none of these. */
export function currencyIn(list: readonly Currency[], text: string): Currency | undefined {
  // Upper-casing alone would make currencies of `ßp` and `uſd`.
  const code = /^[a-z]{3}$/i.test(text) ? text.toUpperCase() : '';
  return list.includes(code) ? code : undefined;
}
