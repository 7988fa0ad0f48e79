import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Accounts } from './accounts.js';
import {
  CloseAccount,
  DepositMoney,
  OpenAccount,
  TransferMoney,
  WithdrawMoney,
} from '../domain/account.commands.js';

@CommandHandler(OpenAccount)
export class OpenAccountHandler implements ICommandHandler<OpenAccount> {
  constructor(private readonly accounts: Accounts) {}
  execute(command: OpenAccount) {
    return this.accounts.execute(command);
  }
}

@CommandHandler(DepositMoney)
export class DepositMoneyHandler implements ICommandHandler<DepositMoney> {
  constructor(private readonly accounts: Accounts) {}
  execute(command: DepositMoney) {
    return this.accounts.execute(command);
  }
}

@CommandHandler(WithdrawMoney)
export class WithdrawMoneyHandler implements ICommandHandler<WithdrawMoney> {
  constructor(private readonly accounts: Accounts) {}
  execute(command: WithdrawMoney) {
    return this.accounts.execute(command);
  }
}

@CommandHandler(TransferMoney)
export class TransferMoneyHandler implements ICommandHandler<TransferMoney> {
  constructor(private readonly accounts: Accounts) {}
  execute(command: TransferMoney) {
    return this.accounts.execute(command);
  }
}

@CommandHandler(CloseAccount)
export class CloseAccountHandler implements ICommandHandler<CloseAccount> {
  constructor(private readonly accounts: Accounts) {}
  execute(command: CloseAccount) {
    return this.accounts.execute(command);
  }
}

export const accountCommandHandlers = [
  OpenAccountHandler,
  DepositMoneyHandler,
  WithdrawMoneyHandler,
  TransferMoneyHandler,
  CloseAccountHandler,
];
