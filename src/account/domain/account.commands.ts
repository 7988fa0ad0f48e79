import type { VersionCondition } from '../../event-sourcing/decide/version-condition.js';
import type { Currency } from '../../money/money.js';

export class OpenAccount {
  readonly type = 'OpenAccount';
  constructor(
    readonly accountId: string,
    readonly ownerId: string,
    readonly currency: Currency,
    /** The owner's e-mail address, as ciphertext. */
    readonly notify?: string,
    /** Without it, it can't be told from another one: then opening again is refused. */
    readonly transactionId?: string,
    readonly condition?: VersionCondition,
  ) {}
}

/** Makes of a deposit a bonus, paid by the bank itself: only in this currency, and below the cap. */
export interface Bonus {
  readonly currency: Currency;
  /** An account that holds as many minor units, or more, gets none. */
  readonly cap: bigint;
}

/** `amount`, here and below, in minor units of the account's currency. */
export class DepositMoney {
  readonly type = 'DepositMoney';
  constructor(
    readonly accountId: string,
    readonly amount: bigint,
    readonly transactionId: string,
    readonly bonus?: Bonus,
    readonly condition?: VersionCondition,
  ) {}
}

export class WithdrawMoney {
  readonly type = 'WithdrawMoney';
  constructor(
    readonly accountId: string,
    readonly amount: bigint,
    readonly transactionId: string,
    readonly condition?: VersionCondition,
  ) {}
}

/** Out of `accountId`, into `targetAccountId`: both or neither. */
export class TransferMoney {
  readonly type = 'TransferMoney';
  constructor(
    readonly accountId: string,
    readonly targetAccountId: string,
    readonly amount: bigint,
    readonly transactionId: string,
    readonly condition?: VersionCondition,
  ) {}
}

export class CloseAccount {
  readonly type = 'CloseAccount';
  constructor(
    readonly accountId: string,
    readonly transactionId?: string,
    readonly condition?: VersionCondition,
  ) {}
}

/** All of them: a new command is named here first. */
export const accountCommands = {
  OpenAccount,
  DepositMoney,
  WithdrawMoney,
  TransferMoney,
  CloseAccount,
};

export type AccountCommand = InstanceType<(typeof accountCommands)[keyof typeof accountCommands]>;
