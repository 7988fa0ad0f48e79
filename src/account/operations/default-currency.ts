/** Injection token of the currency of an account that is opened without one. */
export const DEFAULT_CURRENCY = Symbol('default currency');
