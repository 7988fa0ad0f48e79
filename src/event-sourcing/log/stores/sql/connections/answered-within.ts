import { within } from '../../../liveness/within.js';
import { DatabaseSilent } from './database-trouble.js';

/** What the database answers. It is not cut short. @throws {DatabaseSilent} when that takes longer. */
export const answeredWithin = <T>(milliseconds: number, answer: Promise<T>): Promise<T> =>
  within(milliseconds, answer, () => {
    throw new DatabaseSilent(milliseconds);
  });
