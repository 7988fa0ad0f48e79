import { minorDigits } from './currencies.js';
import type { Money } from './money.js';

/** Writes an amount that is not negative as `12.50`, exact at every size. */
export function majorUnits({ minorUnits, currency }: Money): string {
  const digits = minorDigits(currency);
  const figures = String(minorUnits).padStart(digits + 1, '0');
  const [whole, fraction] = [figures.slice(0, -digits || undefined), figures.slice(-digits)];
  return digits === 0 ? whole : `${whole}.${fraction}`;
}

/** For people: `EUR 12.50`. */
export const inMajorUnits = (money: Money): string => `${money.currency} ${majorUnits(money)}`;
