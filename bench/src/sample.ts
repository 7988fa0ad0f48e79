/** One measurement. Rates are operations a second, latencies milliseconds. */
export interface Sample {
  /** Answered with success while the load ran. */
  readonly accepted: number;
  /** The same operations over the time until ledger and read models had them all. */
  readonly settled: number;
  /** Seconds from the end of the load until then. */
  readonly drained?: number;
  /** Share of the answers that were no success. */
  readonly refused?: number;
  readonly p50?: number;
  readonly p99?: number;
  /** MiB, of the server. */
  readonly memory?: number;
}

export interface Summary {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

export function summary(values: readonly number[]): Summary {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const median = (sorted[Math.ceil(middle) - 1]! + sorted[Math.floor(middle)]!) / 2;
  return { median, least: sorted[0]!, most: sorted.at(-1)! };
}
