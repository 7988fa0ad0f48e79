import { Cursors, wholeNumber } from '../http/paging/cursors.js';
import { PageRequest, ReadRequest } from '../http/paging/paging.requests.js';
import { parseInstant } from '../event-sourcing/log/instant.js';
import { IsPastInstant, IsUuid, NotWith } from '../http/parameters/parameter.decorators.js';
import { GetLedgerBalancesAsOf } from './ledger-as-of.query.js';
import { GetLedgerBalances } from './read-models/ledger-balances/ledger-balances.query.js';
import { ListLedgerEntries } from './read-models/ledger-entries/ledger-entries.query.js';

const bySource = new Cursors('ledger-entries', wholeNumber);

export class LedgerRequest extends ReadRequest {
  @NotWith('minPosition')
  @IsPastInstant({
    description:
      'Shows the ledger of what had happened by this RFC 3339 time, which must have passed: by the time ' +
      'of the movement of money, whenever the ledger recorded it. Not together with minPosition.',
    example: '2026-11-20T09:30:00Z',
    optional: true,
  })
  asOf?: string;

  toQuery(): GetLedgerBalances | GetLedgerBalancesAsOf {
    if (this.asOf !== undefined) return new GetLedgerBalancesAsOf(parseInstant(this.asOf)!);
    return new GetLedgerBalances(this.reached);
  }
}

export class ListLedgerEntriesRequest extends PageRequest<number> {
  @IsUuid({ description: 'Only the entries of this account.', optional: true })
  accountId?: string;

  override readonly cursors = bySource;

  toQuery(): ListLedgerEntries {
    const accountId = this.accountId?.toLowerCase();
    return new ListLedgerEntries(this.slice, accountId, this.reached);
  }
}
