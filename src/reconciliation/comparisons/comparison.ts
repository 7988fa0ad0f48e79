import type { BankByLog } from './bank-by-log.js';
import type { Figures } from './difference.js';

/** Figures that were found, and what the log says they should be at the position they reflect. */
export interface Comparison {
  readonly where: string;
  /** Which of its figures, in words: a table may be compared in more than one way. */
  readonly what: string;
  /** Position of the log. */
  readonly at: number;
  readonly found: ReadonlyMap<string, string>;
  expected(bank: BankByLog): Figures;
}
