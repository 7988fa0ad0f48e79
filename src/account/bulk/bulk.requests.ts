import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsListOf } from '../../http/read-body.js';
import {
  amountSchema,
  check,
  checkedParameter,
  IS_A_UUID,
  isUuid,
  IsUuid,
  uuidSchema,
} from '../../http/parameter.decorators.js';
import { MAX_MINOR_UNITS } from '../../money/money.js';
import { DepositMoney, TransferMoney, WithdrawMoney } from '../domain/account.commands.js';
import { ExecuteTransactions, type Operation } from './bulk.commands.js';

export const MAX_OPERATIONS = 1_000;
/** As many transfers, generously indented. */
export const MAX_BULK_BYTES = 512 * 1024;

export const IS_A_JSON_AMOUNT =
  `must be a whole number of minor units from 1 to ${MAX_MINOR_UNITS}, in digits only: ` +
  'no text, no point, no exponent';

const types = ['deposit', 'withdraw', 'transfer'] as const;

const IsOperationType = () =>
  checkedParameter(
    'isOperationType',
    (value) => (types as readonly unknown[]).includes(value),
    'must be deposit, withdraw or transfer',
    { type: 'string', enum: [...types] },
    { description: 'What is done with the money of the account.', example: 'transfer' },
  );

const IsJsonAmount = () =>
  checkedParameter(
    'isJsonAmount',
    (value) => typeof value === 'bigint' && value >= 1n && value <= MAX_MINOR_UNITS,
    IS_A_JSON_AMOUNT,
    amountSchema,
    { description: 'In minor units (cents): an exact integer.', example: 2_500 },
  );

const IsTargetAccount = () =>
  applyDecorators(
    check(
      'isTargetAccount',
      (value, args) => {
        const { type } = args!.object as OperationRequest;
        return type === 'transfer' ? isUuid(value) : value === undefined;
      },
      `${IS_A_UUID}, of a transfer, and be left out otherwise`,
    ),
    ApiProperty({
      ...uuidSchema,
      required: false,
      description: 'The account that the money goes to: of a transfer, and of nothing else.',
      example: '123e4567-e89b-42d3-a456-426614174002',
    }),
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

export class OperationRequest {
  @IsOperationType()
  type!: (typeof types)[number];

  @IsUuid({
    description:
      'The account that is paid into or out of; of a transfer, where the money comes from.',
    example: '123e4567-e89b-42d3-a456-426614174001',
  })
  accountId!: string;

  @IsTargetAccount()
  targetAccountId?: string;

  @IsJsonAmount()
  amount!: bigint;

  @IsUuid({
    description: 'Names the operation. Sent again with the same content, it is done only once.',
    example: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  })
  transactionId!: string;

  toCommand(): Operation {
    const accountId = this.accountId.toLowerCase();
    const transactionId = this.transactionId.toLowerCase();
    switch (this.type) {
      case 'deposit':
        return new DepositMoney(accountId, this.amount, transactionId);
      case 'withdraw':
        return new WithdrawMoney(accountId, this.amount, transactionId);
      case 'transfer': {
        const target = this.targetAccountId!.toLowerCase();
        return new TransferMoney(accountId, target, this.amount, transactionId);
      }
    }
  }
}

export class ExecuteTransactionsRequest {
  @IsAtomic()
  atomic!: boolean;

  @IsListOf(
    OperationRequest,
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
