import type { DepositMoney, TransferMoney, WithdrawMoney } from '../domain/account.commands.js';

export type Operation = DepositMoney | WithdrawMoney | TransferMoney;

/** Many operations in their order: each for itself, or, if `atomic`, all of them or none. */
export class ExecuteTransactions {
  constructor(
    readonly operations: readonly Operation[],
    readonly atomic: boolean,
  ) {}
}
