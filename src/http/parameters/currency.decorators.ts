import {
  currencies,
  currenciesOfAccounts,
  currencyIn,
  IS_A_CURRENCY,
} from '../../money/currencies.js';
import type { Currency } from '../../money/money.js';
import { checkedParameter, type ParameterOptions } from './parameter.decorators.js';

/** Decorators of parameters that are currencies. */

/** Describes the currency in an answer, which may have been withdrawn since the account was opened. */
export const currencySchema = {
  type: 'string',
  pattern: '^[A-Z]{3}$',
  description: 'The ISO 4217 code.',
  example: 'EUR',
} as const;

const isAmong = (list: readonly Currency[]) => (text: unknown) =>
  typeof text === 'string' && currencyIn(list, text) !== undefined;

/** One that an account may be opened in, of either case. */
export const IsCurrency = (options: ParameterOptions) =>
  checkedParameter(
    'isCurrency',
    isAmong(currencies),
    IS_A_CURRENCY,
    { enum: [...currencies], enumName: 'Currency' },
    options,
  );

/** One that an account may be in, of either case. */
export const IsCurrencyOfAccounts = (options: ParameterOptions) =>
  checkedParameter(
    'isCurrencyOfAccounts',
    isAmong(currenciesOfAccounts),
    'must be an ISO 4217 currency, such as EUR',
    { enum: [...currenciesOfAccounts], enumName: 'CurrencyOfAccounts' },
    options,
  );
