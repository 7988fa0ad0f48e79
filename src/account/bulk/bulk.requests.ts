import { IsKind, IsListOf } from '../../http/bodies/read-body.js';
import { exampleAccounts } from '../../http/openapi/examples.openapi.js';
import {
  amountSchema,
  checkedParameter,
  IsUuid,
} from '../../http/parameters/parameter.decorators.js';
import { MAX_MINOR_UNITS } from '../../money/money.js';
import { DepositMoney, TransferMoney, WithdrawMoney } from '../domain/account.commands.js';
import { ExecuteTransactions, type Operation } from './bulk.commands.js';

export const MAX_OPERATIONS = 1_000;
/** As many transfers, generously indented. */
export const MAX_BULK_BYTES = 512 * 1024;

export const IS_A_JSON_AMOUNT =
  `must be a whole number of minor units from 1 to ${MAX_MINOR_UNITS}, in digits only: ` +
  'no text, no point, no exponent';

const IsJsonAmount = () =>
  checkedParameter(
    'isJsonAmount',
    (value) => typeof value === 'bigint' && value >= 1n && value <= MAX_MINOR_UNITS,
    IS_A_JSON_AMOUNT,
    amountSchema,
    { description: 'In minor units (cents): an exact integer.', example: 2_500 },
  );

const IsAtomic = () =>
  checkedParameter(
    'isAtomic',
    (value) => typeof value === 'boolean',
    'must be true (all operations or none) or false (each for itself)',
    { type: 'boolean' },
    {
      description:
        'true: all operations are done, or none. false: each is done or refused for itself.',
      example: true,
    },
  );

abstract class OperationRequest {
  abstract readonly type: string;

  @IsUuid({
    description:
      'The account that is paid into or out of; of a transfer, where the money comes from.',
    example: exampleAccounts.first,
  })
  accountId!: string;

  @IsJsonAmount()
  amount!: bigint;

  @IsUuid({
    description: 'Names the operation. Sent again with the same content, it is done only once.',
  })
  transactionId!: string;

  abstract toCommand(): Operation;
}

export class DepositOperation extends OperationRequest {
  @IsKind('deposit', 'Pays money in.')
  readonly type = 'deposit';

  toCommand(): DepositMoney {
    const { accountId, amount, transactionId } = this;
    return new DepositMoney(accountId.toLowerCase(), amount, transactionId.toLowerCase());
  }
}

export class WithdrawOperation extends OperationRequest {
  @IsKind('withdraw', 'Pays money out.')
  readonly type = 'withdraw';

  toCommand(): WithdrawMoney {
    const { accountId, amount, transactionId } = this;
    return new WithdrawMoney(accountId.toLowerCase(), amount, transactionId.toLowerCase());
  }
}

export class TransferOperation extends OperationRequest {
  @IsKind('transfer', 'Moves money from one account to another.')
  readonly type = 'transfer';

  @IsUuid({
    description: 'The account that the money goes to.',
    example: exampleAccounts.second,
  })
  targetAccountId!: string;

  toCommand(): TransferMoney {
    const [from, to] = [this.accountId.toLowerCase(), this.targetAccountId.toLowerCase()];
    return new TransferMoney(from, to, this.amount, this.transactionId.toLowerCase());
  }
}

const operations = {
  deposit: DepositOperation,
  withdraw: WithdrawOperation,
  transfer: TransferOperation,
};

/** Each class of them has its schema in the OpenAPI document. */
export const operationClasses = Object.values(operations);

export class ExecuteTransactionsRequest {
  @IsAtomic()
  atomic!: boolean;

  @IsListOf(
    { member: 'type', classes: operations },
    MAX_OPERATIONS,
    'They are carried out in this order, and answered in it.',
  )
  operations!: OperationRequest[];

  toCommand(): ExecuteTransactions {
    return new ExecuteTransactions(
      this.operations.map((operation) => operation.toCommand()),
      this.atomic,
    );
  }
}
