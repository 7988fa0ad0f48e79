import { Cursors, wholeNumber } from '../http/paging/cursors.js';
import { PageRequest, ReadRequest } from '../http/paging/paging.requests.js';
import { IsUuid } from '../http/parameter.decorators.js';
import { GetLedgerBalances } from './read-models/ledger-balances/ledger-balances.query.js';
import { ListLedgerEntries } from './read-models/ledger-entries/ledger-entries.query.js';

const byPosition = new Cursors('entries', wholeNumber);

export class LedgerRequest extends ReadRequest {
  toQuery(): GetLedgerBalances {
    return new GetLedgerBalances(this.reached);
  }
}

export class ListLedgerEntriesRequest extends PageRequest<number> {
  @IsUuid({ description: 'Only the entries of this account.', optional: true })
  accountId?: string;

  override readonly cursors = byPosition;

  toQuery(): ListLedgerEntries {
    const accountId = this.accountId?.toLowerCase();
    return new ListLedgerEntries(this.rowsToRead, accountId, this.after, this.reached);
  }
}
