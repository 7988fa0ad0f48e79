import type { NotCompared } from '../../event-sourcing/integrity/read-models/refolds.js';
import { ReadModelBeingBuilt } from '../../event-sourcing/read-models/read-models.errors.js';
import { explained } from '../../explained.js';
import { isMistake, NotChecked } from './mistake.js';

/** For commands whose exit code 1 says that something is wrong. @throws {NotChecked} for any other failure. */
export async function checking<T>(check: Promise<T>): Promise<T> {
  try {
    return await check;
  } catch (error) {
    if (isMistake(error) || error instanceof NotChecked) throw error;
    throw new NotChecked(whyNot(error), { cause: error });
  }
}

/** What was not compared, a line each. */
const linesOf = (notCompared: readonly NotCompared[]): string[] =>
  notCompared.map(({ where, why, beingBuilt }) =>
    beingBuilt ? `Not compared: ${whyNot(beingBuilt)}` : `Not compared: ${where}: ${why}.`,
  );

/** Leaves out what is of another release's read models. */
const owed = (notCompared: readonly NotCompared[]): readonly NotCompared[] =>
  notCompared.filter(({ isOfOtherRelease }) => !isOfOtherRelease);

/** Whether all that is this program's was compared. */
export const isComplete = (notCompared: readonly NotCompared[]): boolean =>
  owed(notCompared).length === 0;

/** @param isGood whether nothing is wrong: then `mustBeComplete` tells of what is this program's. */
export function tellNotCompared(notCompared: readonly NotCompared[], isGood: boolean): void {
  const others = notCompared.filter(({ isOfOtherRelease }) => isOfOtherRelease);
  for (const line of linesOf(isGood ? others : notCompared)) console.log(line);
}

/** Refuses to say anything, good or bad, of what was not compared. @throws {NotChecked} */
export function mustBeComplete(notCompared: readonly NotCompared[]): void {
  if (!isComplete(notCompared)) throw new NotChecked(linesOf(owed(notCompared)).join('\n'));
}

function whyNot(error: unknown): string {
  const why = explained(error);
  return error instanceof ReadModelBeingBuilt
    ? `${why.split('. ')[0]}. Start a server, which builds it, or run "npm run bank -- rebuild --all".`
    : why;
}
