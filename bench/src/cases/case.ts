import type { Field } from '../field.ts';
import type { Sample } from '../sample.ts';

/** One way that is compared within a case. */
export interface Entry {
  readonly name: string;
  measure(field: Field, round: number): Promise<Sample>;
}

/** Ways to do the same, which are measured in turn, round after round. */
export interface Comparison {
  /** What distinguishes it from the other comparisons of the case. */
  readonly variant: string;
  /** The first one is what the others are compared with. */
  readonly entries: readonly Entry[];
}

export interface Case {
  readonly name: string;
  readonly title: string;
  readonly comparisons: readonly Comparison[];
}
