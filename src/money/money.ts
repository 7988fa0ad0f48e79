/** The largest amount and balance: what a signed 64-bit column holds. */
export const MAX_MINOR_UNITS = 2n ** 63n - 1n;

/** An ISO 4217 code, such as `EUR`. */
export type Currency = string;

/** Whole minor units (cents) of one currency. */
export class Money {
  constructor(
    readonly minorUnits: bigint,
    readonly currency: Currency,
  ) {}

  plus(other: Money): Money {
    return new Money(this.minorUnits + this.sameCurrency(other).minorUnits, this.currency);
  }

  minus(other: Money): Money {
    return new Money(this.minorUnits - this.sameCurrency(other).minorUnits, this.currency);
  }

  private sameCurrency(other: Money): Money {
    if (other.currency !== this.currency)
      throw new Error(`${other.currency} can't be added to or taken from ${this.currency}.`);
    return other;
  }
}
