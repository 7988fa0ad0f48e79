import { minorDigits } from './currencies.js';
import type { Money } from './money.js';

/** Of an amount that is not negative, exact at every size: `12.50`. */
export function majorUnits({ minorUnits, currency }: Money): string {
  const digits = minorDigits(currency);
  const figures = String(minorUnits).padStart(digits + 1, '0');
  const [whole, fraction] = [figures.slice(0, -digits || undefined), figures.slice(-digits)];
  return digits === 0 ? whole : `${whole}.${fraction}`;
}

/** For people: `EUR 12.50`. */
export const inMajorUnits = (money: Money): string => `${money.currency} ${majorUnits(money)}`;
