import type { MoneyDeposited } from '../domain/account.events.js';

/** Money that came from outside the bank: neither by transfer, nor as a bonus. */
export const isPlainDeposit = ({ transferredFrom, isBonus }: MoneyDeposited): boolean =>
  transferredFrom === undefined && !isBonus;
