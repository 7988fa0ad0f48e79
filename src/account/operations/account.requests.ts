import { parseInstant } from '../../event-sourcing/log/instant.js';
import type { VersionCondition } from '../../event-sourcing/decide/version-condition.js';
import { IsCurrency } from '../../http/parameters/currency.decorators.js';
import { exampleAccounts } from '../../http/openapi/examples.openapi.js';
import {
  IsAmount,
  IsPastInstant,
  IsUuid,
  IsVersion,
  NotWith,
} from '../../http/parameters/parameter.decorators.js';
import { IsEmailAddress } from '../../http/parameters/is-email-address.js';
import type { Currency } from '../../money/money.js';
import { GetAccount, GetAccountAsOf, GetAccountAtVersion } from './account.queries.js';
import {
  DepositMoney,
  OpenAccount,
  TransferMoney,
  WithdrawMoney,
  type AccountCommand,
} from '../domain/account.commands.js';

/** A request that stands for a command on the account in its path. */
export interface CommandRequest {
  toCommand(accountId: string, condition?: VersionCondition): AccountCommand;
}

export class OpenAccountRequest {
  @IsUuid({
    description: 'Who the account belongs to.',
    example: exampleAccounts.owner,
  })
  owner!: string;

  @IsCurrency({
    description:
      'The currency of the account, for good, of the current ISO 4217 list; else the configured one.',
    example: 'EUR',
    optional: true,
  })
  currency?: string;

  toCommand(
    accountId: string,
    defaultCurrency: Currency,
    transactionId?: string,
    condition?: VersionCondition,
  ): OpenAccount {
    const currency = this.currency?.toUpperCase() ?? defaultCurrency;
    const ownerId = this.owner.toLowerCase();
    return new OpenAccount(accountId, ownerId, currency, undefined, transactionId, condition);
  }
}

export class OpenAccountBody {
  @IsEmailAddress({
    description:
      'Where the owner is thanked for deposits. It is personal data: kept as ciphertext only, never shown.',
    example: 'someone@example.org',
    optional: true,
  })
  notify?: string;
}

export abstract class MoneyRequest {
  @IsUuid({
    description: 'Names the operation. Sent again with the same content, it is done only once.',
  })
  transactionId!: string;

  protected get transaction(): string {
    return this.transactionId.toLowerCase();
  }
}

export class DepositMoneyRequest extends MoneyRequest implements CommandRequest {
  @IsAmount({ description: 'What is paid in, in minor units (cents).', example: 10_000 })
  amount!: string;

  toCommand(accountId: string, condition?: VersionCondition): DepositMoney {
    const amount = BigInt(this.amount);
    return new DepositMoney(accountId, amount, this.transaction, undefined, condition);
  }
}

export class WithdrawMoneyRequest extends MoneyRequest implements CommandRequest {
  @IsAmount({ description: 'What is paid out, in minor units (cents).', example: 2_500 })
  amount!: string;

  toCommand(accountId: string, condition?: VersionCondition): WithdrawMoney {
    return new WithdrawMoney(accountId, BigInt(this.amount), this.transaction, condition);
  }
}

export class TransferMoneyRequest extends MoneyRequest implements CommandRequest {
  @IsUuid({
    description: 'The account that the money goes to.',
    example: exampleAccounts.second,
  })
  targetAccount!: string;

  @IsAmount({ description: 'What is transferred, in minor units (cents).', example: 2_500 })
  amount!: string;

  toCommand(accountId: string, condition?: VersionCondition): TransferMoney {
    const target = this.targetAccount.toLowerCase();
    return new TransferMoney(accountId, target, BigInt(this.amount), this.transaction, condition);
  }
}

export class GetAccountRequest {
  @IsPastInstant({
    description: 'Shows the account as it was at this RFC 3339 time, which must have passed.',
    example: '2026-11-20T09:30:00Z',
    optional: true,
  })
  asOf?: string;

  @NotWith('asOf')
  @IsVersion({
    description: 'Shows the account after this change, counted from 1. Not together with asOf.',
    example: 1,
    optional: true,
  })
  version?: string;

  toQuery(accountId: string): GetAccount | GetAccountAsOf | GetAccountAtVersion {
    if (this.version !== undefined) return new GetAccountAtVersion(accountId, Number(this.version));
    if (this.asOf !== undefined) return new GetAccountAsOf(accountId, parseInstant(this.asOf)!);
    return new GetAccount(accountId);
  }
}
