/** How long and how often is measured. Seconds. */
export interface Form {
  readonly name: string;
  readonly rounds: number;
  readonly warmUp: number;
  readonly window: number;
}

export const full: Form = { name: 'full', rounds: 3, warmUp: 3, window: 8 };
export const short: Form = { name: 'short', rounds: 1, warmUp: 1, window: 2 };
