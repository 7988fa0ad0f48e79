/** Injection token of the `BonusOptions`; null where no bonus is paid. */
export const BONUS = Symbol('bonus');

export interface BonusOptions {
  /** The account that it is paid into. */
  readonly accountId: string;
  /** The share of a deposit: 100 are 1 %. */
  readonly basisPoints: number;
  /** In minor units: an account that holds as much or more gets none. */
  readonly cap: bigint;
}
