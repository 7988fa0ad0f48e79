/** How long and how often is measured. Seconds. */
export interface Form {
  readonly name: 'short' | 'full' | 'growth';
  readonly rounds: number;
  readonly warmUp: number;
  readonly window: number;
  /** Of the load that the settling lag is measured after. */
  readonly longLoad: number;
  /** That most cases spread over. */
  readonly accounts: number;
}

export const forms: Readonly<Record<Form['name'], Form>> = {
  short: { name: 'short', rounds: 1, warmUp: 1, window: 2, longLoad: 5, accounts: 1_000 },
  full: { name: 'full', rounds: 3, warmUp: 2, window: 5, longLoad: 60, accounts: 10_000 },
  growth: { name: 'growth', rounds: 3, warmUp: 3, window: 10, longLoad: 60, accounts: 10_000 },
};
