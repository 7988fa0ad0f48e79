import type { Readable } from 'node:stream';
import { TooManyStatements } from './statement.errors.js';

/** Each holds some pages of text for as long as its client takes. */
export const MOST_STATEMENTS = 100;

/** Counts the statements that are being written. */
export class OpenStatements {
  private open = 0;

  /** @throws {TooManyStatements} before anything is read for it. */
  async write(begin: () => Promise<Readable>): Promise<Readable> {
    if (this.open >= MOST_STATEMENTS) throw new TooManyStatements();
    this.open += 1;
    try {
      return (await begin()).once('close', () => (this.open -= 1));
    } catch (error) {
      this.open -= 1;
      throw error;
    }
  }
}
