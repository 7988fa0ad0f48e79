import type { VersionCondition } from '../../event-sourcing/decide/version-condition.js';
import { IsAmount, IsUuid } from '../../http/parameters/parameter.decorators.js';
import { MoneyRequest, type CommandRequest } from './account.requests.js';
import { DepositMoney, TransferMoney, WithdrawMoney } from '../domain/account.commands.js';

/** The short forms, all on the account itself: the parameter's name says what to do. */

/** `PUT ?deposit={amount}` */
export class DepositForm extends MoneyRequest implements CommandRequest {
  @IsAmount({ description: 'Pays this amount in, in minor units (cents).' })
  deposit!: string;

  toCommand(accountId: string, condition?: VersionCondition): DepositMoney {
    const amount = BigInt(this.deposit);
    return new DepositMoney(accountId, amount, this.transaction, undefined, condition);
  }
}

/** `PUT ?withdraw={amount}` */
export class WithdrawForm extends MoneyRequest implements CommandRequest {
  @IsAmount({ description: 'Pays this amount out, in minor units (cents).' })
  withdraw!: string;

  toCommand(accountId: string, condition?: VersionCondition): WithdrawMoney {
    return new WithdrawMoney(accountId, BigInt(this.withdraw), this.transaction, condition);
  }
}

/** `PUT ?transfer={targetAccountId}&amount={amount}` */
export class TransferForm extends MoneyRequest implements CommandRequest {
  @IsUuid({ description: 'Transfers to this account; needs amount.' })
  transfer!: string;

  @IsAmount({ description: 'What is transferred, in minor units (cents); only with transfer.' })
  amount!: string;

  toCommand(accountId: string, condition?: VersionCondition): TransferMoney {
    const target = this.transfer.toLowerCase();
    return new TransferMoney(accountId, target, BigInt(this.amount), this.transaction, condition);
  }
}
