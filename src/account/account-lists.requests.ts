import { parseInstant } from '../event-sourcing/instant.js';
import { Cursors, wholeNumber } from '../http/paging/cursors.js';
import { PageRequest } from '../http/paging/paging.requests.js';
import {
  IsCurrency,
  IsFlag,
  IsInstant,
  isUuid,
  IsUuid,
  NotAfter,
} from '../http/parameter.decorators.js';
import { ListAccounts } from './read-models/account-overview/account-overview.query.js';
import { ListTransactions } from './read-models/account-statement/account-statement.query.js';

const byAccountId = new Cursors('accounts', (text) => (isUuid(text) ? text : undefined));
const byVersion = new Cursors('transactions', wholeNumber);

export class ListAccountsRequest extends PageRequest<string> {
  @IsUuid({ description: 'Only the accounts of this owner.', optional: true })
  owner?: string;

  @IsCurrency({ description: 'Only the accounts in this ISO 4217 currency.', optional: true })
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
  @NotAfter('to')
  @IsInstant({
    description: 'Only what was recorded at or after this RFC 3339 time.',
    example: '2026-11-01T00:00:00Z',
    optional: true,
  })
  from?: string;

  @IsInstant({
    description: 'Only what was recorded before this RFC 3339 time.',
    example: '2026-12-01T00:00:00Z',
    optional: true,
  })
  to?: string;

  override readonly cursors = byVersion;

  toQuery(accountId: string): ListTransactions {
    const period = { from: instantOf(this.from), to: instantOf(this.to) };
    return new ListTransactions(accountId, period, this.rowsToRead, this.after, this.reached);
  }
}

const instantOf = (text: string | undefined) =>
  text === undefined ? undefined : parseInstant(text);
