import type { EventType } from '../event-sourcing/event-registry.js';
import { Money } from '../money/money.js';
import {
  AccountClosed,
  AccountOpened,
  MoneyDeposited,
  MoneyWithdrawn,
} from './domain/account.events.js';

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

const accountOpened: EventType<AccountOpened> = {
  type: 'AccountOpened',
  schemaVersion: 1,
  encode: ({ accountId, ownerId, currency, notify }) => ({ accountId, ownerId, currency, notify }),
  decode(data) {
    const { accountId, ownerId, currency, notify } = data as unknown as OpenedData;
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

export const accountEventTypes = [accountOpened, moneyDeposited, moneyWithdrawn, accountClosed];

function movement({ accountId, amount, balance }: MoneyDeposited | MoneyWithdrawn) {
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
