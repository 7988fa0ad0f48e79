import type { Currency, Money } from '../../money/money.js';

export class AccountOpened {
  readonly type = 'AccountOpened';
  constructor(
    readonly accountId: string,
    readonly ownerId: string,
    readonly currency: Currency,
    /** The owner's e-mail address, as ciphertext; absent where none was left. */
    readonly notify?: string,
  ) {}
}

/** `balance`, here and below, is the account's after the event. */
export class MoneyDeposited {
  readonly type = 'MoneyDeposited';
  constructor(
    readonly accountId: string,
    readonly amount: Money,
    readonly balance: Money,
    /** The account that a transfer came from; absent for a plain deposit. */
    readonly transferredFrom?: string,
    /** The bank itself pays it, for a deposit into another account. */
    readonly isBonus?: boolean,
  ) {}
}

export class MoneyWithdrawn {
  readonly type = 'MoneyWithdrawn';
  constructor(
    readonly accountId: string,
    readonly amount: Money,
    readonly balance: Money,
    /** The account that a transfer went to; absent for a plain withdrawal. */
    readonly transferredTo?: string,
  ) {}
}

export class AccountClosed {
  readonly type = 'AccountClosed';
  constructor(readonly accountId: string) {}
}

export type AccountEvent = AccountOpened | MoneyDeposited | MoneyWithdrawn | AccountClosed;

/** Every event of an account, unless it is named here, moves money: the ledger records it. */
export type MoneyMoved = Exclude<AccountEvent, AccountOpened | AccountClosed>;

/** Whether it adds to what the account holds, or takes from it. */
const additions: { readonly [Type in MoneyMoved['type']]: boolean } = {
  MoneyDeposited: true,
  MoneyWithdrawn: false,
};

export const isAddition = ({ type }: MoneyMoved): boolean => additions[type];

export const isMoneyMoved = (event: AccountEvent): event is MoneyMoved => event.type in additions;
