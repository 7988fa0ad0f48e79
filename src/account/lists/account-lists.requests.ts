import { Cursors, wholeNumber } from '../../http/paging/cursors.js';
import { PageRequest, ReadRequest } from '../../http/paging/paging.requests.js';
import { IsCurrencyOfAccounts } from '../../http/parameters/currency.decorators.js';
import {
  checkedParameter,
  IsAmount,
  isAmount,
  IsFlag,
  isUuid,
  IsUuid,
  NotAbove,
} from '../../http/parameters/parameter.decorators.js';
import { IsPeriodEnd, IsPeriodStart, periodOf } from './period.js';
import { ListAccounts } from '../read-models/account-overview/account-overview.query.js';
import { GetOwnerBalances } from '../read-models/account-overview/owner-balances.query.js';
import {
  movementKinds,
  type MovementKind,
} from '../read-models/account-movements/account-movements.projection.js';
import { ListTransactions } from '../read-models/account-movements/account-movements.query.js';
import { FindTransaction } from '../read-models/account-movements/transaction.query.js';

const byAccountId = new Cursors('accounts', (text) => (isUuid(text) ? text : undefined));
const byPosition = new Cursors('movements', wholeNumber);

export class ListAccountsRequest extends PageRequest<string> {
  @IsUuid({ description: 'Only the accounts of this owner.', optional: true })
  owner?: string;

  @IsCurrencyOfAccounts({
    description: 'Only the accounts in this ISO 4217 currency, which may be withdrawn.',
    optional: true,
  })
  currency?: string;

  @IsFlag({
    description: 'Only the accounts that are open, or only those that are closed.',
    optional: true,
  })
  open?: string;

  override readonly cursors = byAccountId;

  toQuery(): ListAccounts {
    const filter = {
      ownerId: this.owner?.toLowerCase(),
      currency: this.currency?.toUpperCase(),
      open: this.open === undefined ? undefined : this.open === 'true',
    };
    return new ListAccounts(filter, this.slice, this.reached);
  }
}

const IsMovementKind = () =>
  checkedParameter(
    'isMovementKind',
    (text) => movementKinds.includes(text as MovementKind),
    `must be one of ${movementKinds.join(', ')}`,
    { type: 'string', enum: [...movementKinds] },
    { description: 'Only movements of this kind.', optional: true },
  );

const amountOf = (text: unknown) => (isAmount(text) ? BigInt(text) : undefined);

export class ListTransactionsRequest extends PageRequest<number> {
  @IsPeriodStart()
  from?: string;

  @IsPeriodEnd()
  to?: string;

  @IsMovementKind()
  kind?: string;

  @NotAbove('maxAmount', amountOf, {
    detail: 'must not be more than maxAmount',
    extension: 'x-not-above',
  })
  @IsAmount({
    description: 'Only movements of this amount or more, in minor units.',
    optional: true,
  })
  minAmount?: string;

  @IsAmount({
    description: 'Only movements of this amount or less, in minor units.',
    optional: true,
  })
  maxAmount?: string;

  override readonly cursors = byPosition;

  toQuery(accountId: string): ListTransactions {
    const filter = {
      ...periodOf(this),
      kind: this.kind as MovementKind | undefined,
      minAmount: amountOf(this.minAmount),
      maxAmount: amountOf(this.maxAmount),
    };
    return new ListTransactions(accountId, filter, this.slice, this.reached);
  }
}

export class OwnerBalancesRequest extends ReadRequest {
  toQuery(ownerId: string): GetOwnerBalances {
    return new GetOwnerBalances(ownerId, this.reached);
  }
}

const byPositionOfTransaction = new Cursors('transaction', wholeNumber);

export class FindTransactionRequest extends PageRequest<number> {
  override readonly cursors = byPositionOfTransaction;

  toQuery(transactionId: string): FindTransaction {
    return new FindTransaction(transactionId, this.slice, this.reached);
  }
}
