import { ReadModelBeingBuilt } from '../event-sourcing/read-models/read-models.errors.js';
import { explained } from '../explained.js';
import { isMistake } from './mistake.js';

/** What was to be checked could not be: neither good nor bad. `message` says why in a line. */
export class NotChecked extends Error {}

/** For commands whose exit code 1 says that something is wrong. @throws {NotChecked} for any other failure. */
export async function checking<T>(check: Promise<T>): Promise<T> {
  try {
    return await check;
  } catch (error) {
    if (isMistake(error) || error instanceof NotChecked) throw error;
    throw new NotChecked(whyNot(error), { cause: error });
  }
}

export function whyNot(error: unknown): string {
  const why = explained(error);
  return error instanceof ReadModelBeingBuilt
    ? `${why.split('. ')[0]}. Start a server, which builds it, or run "npm run bank -- rebuild --all".`
    : why;
}
