/** How long and how often is measured. Seconds, unless it says otherwise. */
export interface Form {
  readonly name: 'short' | 'full' | 'growth';
  readonly rounds: number;
  readonly warmUp: number;
  readonly window: number;
  /** After so many minutes each comparison that is left gets one round only. */
  readonly minutes: number;
  /** Of the load that the settling lag is measured after. */
  readonly longLoad: number;
  /** That most cases spread over. */
  readonly accounts: number;
}

export const forms: Readonly<Record<Form['name'], Form>> = {
  short: {
    ...{ name: 'short', rounds: 1, minutes: 2, accounts: 1_000 },
    ...{ warmUp: 1, window: 1, longLoad: 3 },
  },
  full: {
    ...{ name: 'full', rounds: 2, minutes: 20, accounts: 10_000 },
    ...{ warmUp: 5, window: 4, longLoad: 60 },
  },
  growth: {
    ...{ name: 'growth', rounds: 3, minutes: 120, accounts: 10_000 },
    ...{ warmUp: 3, window: 10, longLoad: 60 },
  },
};
