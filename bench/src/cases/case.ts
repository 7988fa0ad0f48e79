import type { Field } from '../field.ts';
import type { Form } from '../forms.ts';
import type { Figure, Sample } from '../sample.ts';

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
  /** What is shown; the first one is what is compared. */
  readonly figures: readonly Figure[];
  /** Where the form's number of rounds would take too long. */
  readonly mostRounds?: number;
  /** What a form has of it; nothing where it takes too long. */
  comparisons(form: Form): Comparison[];
}

export const ratesAndLatency: readonly Figure[] = [
  ...(['settled', 'accepted', 'drained', 'refused', 'p50', 'p99', 'memory'] as const),
];
