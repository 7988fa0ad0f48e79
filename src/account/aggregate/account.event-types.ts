import type { EventData, EventType, EventTypesOf } from '../../event-sourcing/log/event-type.js';
import { Money } from '../../money/money.js';
import {
  AccountClosed,
  AccountOpened,
  MoneyDeposited,
  MoneyWithdrawn,
  type AccountEvent,
  type MoneyMoved,
} from '../domain/account.events.js';

/** How the account's events are stored. Amounts are decimal strings: JSON numbers are not exact. */

interface OpenedData {
  accountId: string;
  ownerId: string;
  currency: string;
  notify?: string;
}

interface MovedData {
  accountId: string;
  amount: string;
  balance: string;
  currency: string;
  transferredFrom?: string;
  transferredTo?: string;
  isBonus?: boolean;
}

/** What an account was in when events did not say so. Not a setting: it is about the past. */
const FIRST_CURRENCY = 'EUR';

const accountOpened: EventType<AccountOpened> = {
  type: 'AccountOpened',
  schemaVersion: 2,
  upcasters: { 1: withCurrency },
  encode: ({ accountId, ownerId, currency, notify }) => ({ accountId, ownerId, currency, notify }),
  decode(data) {
    const { accountId, ownerId, currency, notify } = data as unknown as OpenedData;
    if (typeof currency !== 'string') throw new Error('no currency');
    return new AccountOpened(accountId, ownerId, currency, notify);
  },
};

const moneyDeposited: EventType<MoneyDeposited> = {
  type: 'MoneyDeposited',
  schemaVersion: 1,
  encode: (event) => ({
    ...movement(event),
    transferredFrom: event.transferredFrom,
    isBonus: event.isBonus,
  }),
  decode(data) {
    const { accountId, amount, balance, transferredFrom, isBonus } = moved(data);
    return new MoneyDeposited(accountId, amount, balance, transferredFrom, isBonus);
  },
};

const moneyWithdrawn: EventType<MoneyWithdrawn> = {
  type: 'MoneyWithdrawn',
  schemaVersion: 1,
  encode: (event) => ({ ...movement(event), transferredTo: event.transferredTo }),
  decode(data) {
    const { accountId, amount, balance, transferredTo } = moved(data);
    return new MoneyWithdrawn(accountId, amount, balance, transferredTo);
  },
};

const accountClosed: EventType<AccountClosed> = {
  type: 'AccountClosed',
  schemaVersion: 1,
  encode: ({ accountId }) => ({ accountId }),
  decode: (data) => new AccountClosed((data as { accountId: string }).accountId),
};

export const accountEventTypes: EventTypesOf<AccountEvent> = {
  AccountOpened: accountOpened,
  MoneyDeposited: moneyDeposited,
  MoneyWithdrawn: moneyWithdrawn,
  AccountClosed: accountClosed,
};

/** Version 1 named the currency only of an account that was opened with one. */
function withCurrency(data: EventData): EventData {
  return { ...data, currency: data.currency ?? FIRST_CURRENCY };
}

function movement({ accountId, amount, balance }: MoneyMoved) {
  return {
    accountId,
    amount: String(amount.minorUnits),
    balance: String(balance.minorUnits),
    currency: amount.currency,
  };
}

function moved(data: Record<string, unknown>) {
  const { currency, amount, balance, ...rest } = data as unknown as MovedData;
  return {
    ...rest,
    amount: new Money(BigInt(amount), currency),
    balance: new Money(BigInt(balance), currency),
  };
}
