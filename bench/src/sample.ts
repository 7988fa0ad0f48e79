/** What is measured. Rates a second, latencies in milliseconds, `drained` in seconds, memory in MiB. */
export type Figure =
  'settled' | 'accepted' | 'done' | 'refused' | 'drained' | 'p50' | 'p99' | 'max' | 'memory';

/**
 * One measurement. `done`: operations; `accepted`: answered with success while the load ran, `settled`: the same over the
 * time until ledger and read models had it all, `drained`: from the end of the load until then,
 * `refused`: the share of answers that were no success, `memory`: the server's peak.
 */
export type Sample = Readonly<Partial<Record<Figure, number>>>;

export interface Summary {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** Of one figure over all rounds; undefined if it was not measured. */
export function summary(samples: readonly Sample[], figure: Figure): Summary | undefined {
  const sorted = samples.flatMap((sample) => sample[figure] ?? []).toSorted((a, b) => a - b);
  if (sorted.length === 0) return undefined;
  const middle = sorted.length / 2;
  const median = (sorted[Math.ceil(middle - 0.5)]! + sorted[Math.ceil(middle) - 1]!) / 2;
  return { median, least: sorted[0]!, most: sorted.at(-1)! };
}
