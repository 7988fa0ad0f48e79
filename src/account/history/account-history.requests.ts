import { Cursors, wholeNumber } from '../../http/paging/cursors.js';
import { ListRequest } from '../../http/paging/paging.requests.js';
import { ListHistory } from './account-history.query.js';

const byVersion = new Cursors('history', wholeNumber);

export class ListHistoryRequest extends ListRequest<number> {
  override readonly cursors = byVersion;

  toQuery(accountId: string): ListHistory {
    return new ListHistory(accountId, this.slice);
  }
}
