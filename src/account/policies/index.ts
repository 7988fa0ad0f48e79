import { PayBonusWhenMoneyIsDeposited } from './pay-bonus-when-money-is-deposited.js';
import { ThankOwnerWhenMoneyIsDeposited } from './thank-owner-when-money-is-deposited.js';

export const accountPolicies = [ThankOwnerWhenMoneyIsDeposited, PayBonusWhenMoneyIsDeposited];
