import type { Difference } from './difference.js';

const MAX_KEPT = 100;
/** So that those of one table leave room for those of others. */
const MAX_KEPT_OF_ONE = 50;

/** The first differences are kept; all are counted. */
export class ToldDifferences {
  readonly kept: Difference[] = [];
  private readonly keptOf = new Map<string, number>();
  private told = 0;

  get count(): number {
    return this.told;
  }

  tell(difference: Difference): void {
    this.told += 1;
    const { where } = difference;
    const ofOne = this.keptOf.get(where) ?? 0;
    if (this.kept.length === MAX_KEPT || ofOne === MAX_KEPT_OF_ONE) return;
    this.keptOf.set(where, ofOne + 1);
    this.kept.push(difference);
  }
}
