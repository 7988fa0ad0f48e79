import { Cursors, wholeNumber } from '../http/paging/cursors.js';
import { PageRequest } from '../http/paging/paging.requests.js';
import { IsCurrencyOfAccounts } from '../http/currency.decorators.js';
import { IsFlag, isUuid, IsUuid } from '../http/parameter.decorators.js';
import { IsPeriodEnd, IsPeriodStart, periodOf } from './period.js';
import { ListAccounts } from './read-models/account-overview/account-overview.query.js';
import { ListTransactions } from './read-models/account-statement/account-statement.query.js';

const byAccountId = new Cursors('accounts', (text) => (isUuid(text) ? text : undefined));
const byVersion = new Cursors('transactions', wholeNumber);

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
    return new ListAccounts(filter, this.rowsToRead, this.after, this.reached);
  }
}

export class ListTransactionsRequest extends PageRequest<number> {
  @IsPeriodStart()
  from?: string;

  @IsPeriodEnd()
  to?: string;

  override readonly cursors = byVersion;

  toQuery(accountId: string): ListTransactions {
    return new ListTransactions(
      accountId,
      periodOf(this),
      this.rowsToRead,
      this.after,
      this.reached,
    );
  }
}
