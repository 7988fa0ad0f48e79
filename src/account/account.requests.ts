import { parseInstant } from '../event-sourcing/instant.js';
import {
  IsAmount,
  IsCurrency,
  IsInstant,
  IsUuid,
  IsVersion,
  MayBeMissing,
  NotWith,
} from '../http/parameter.decorators.js';
import type { Currency } from '../money/money.js';
import { GetAccount, GetAccountAsOf, GetAccountAtVersion } from './account.queries.js';
import {
  DepositMoney,
  OpenAccount,
  TransferMoney,
  WithdrawMoney,
  type AccountCommand,
} from './domain/account.commands.js';

/** A request that stands for a command on the account in its path. */
export interface CommandRequest {
  toCommand(accountId: string): AccountCommand;
}

export class OpenAccountRequest {
  @IsUuid()
  owner!: string;

  @MayBeMissing()
  @IsCurrency()
  currency?: string;

  toCommand(accountId: string, defaultCurrency: Currency): OpenAccount {
    const currency = this.currency?.toUpperCase() ?? defaultCurrency;
    return new OpenAccount(accountId, this.owner.toLowerCase(), currency);
  }
}

abstract class MoneyRequest {
  @IsUuid()
  transactionId!: string;
}

export class DepositMoneyRequest extends MoneyRequest implements CommandRequest {
  @IsAmount()
  amount!: string;

  toCommand(accountId: string): DepositMoney {
    return new DepositMoney(accountId, BigInt(this.amount), this.transactionId.toLowerCase());
  }
}

export class WithdrawMoneyRequest extends MoneyRequest implements CommandRequest {
  @IsAmount()
  amount!: string;

  toCommand(accountId: string): WithdrawMoney {
    return new WithdrawMoney(accountId, BigInt(this.amount), this.transactionId.toLowerCase());
  }
}

export class TransferMoneyRequest extends MoneyRequest implements CommandRequest {
  @IsUuid()
  targetAccount!: string;

  @IsAmount()
  amount!: string;

  toCommand(accountId: string): TransferMoney {
    return new TransferMoney(
      accountId,
      this.targetAccount.toLowerCase(),
      BigInt(this.amount),
      this.transactionId.toLowerCase(),
    );
  }
}

/** `PUT ?deposit={amount}`, the short form. */
export class DepositForm extends MoneyRequest implements CommandRequest {
  @IsAmount()
  deposit!: string;

  toCommand(accountId: string): DepositMoney {
    return new DepositMoney(accountId, BigInt(this.deposit), this.transactionId.toLowerCase());
  }
}

/** `PUT ?withdraw={amount}`, the short form. */
export class WithdrawForm extends MoneyRequest implements CommandRequest {
  @IsAmount()
  withdraw!: string;

  toCommand(accountId: string): WithdrawMoney {
    return new WithdrawMoney(accountId, BigInt(this.withdraw), this.transactionId.toLowerCase());
  }
}

/** `PUT ?transfer={targetAccountId}`, the short form. */
export class TransferForm extends MoneyRequest implements CommandRequest {
  @IsUuid()
  transfer!: string;

  @IsAmount()
  amount!: string;

  toCommand(accountId: string): TransferMoney {
    return new TransferMoney(
      accountId,
      this.transfer.toLowerCase(),
      BigInt(this.amount),
      this.transactionId.toLowerCase(),
    );
  }
}

export class GetAccountRequest {
  @MayBeMissing()
  @IsInstant()
  asOf?: string;

  @MayBeMissing()
  @NotWith('asOf')
  @IsVersion()
  version?: string;

  toQuery(accountId: string): GetAccount | GetAccountAsOf | GetAccountAtVersion {
    if (this.version !== undefined) return new GetAccountAtVersion(accountId, Number(this.version));
    if (this.asOf !== undefined) return new GetAccountAsOf(accountId, parseInstant(this.asOf)!);
    return new GetAccount(accountId);
  }
}

/** Takes no parameters. */
export class CloseAccountRequest {}
