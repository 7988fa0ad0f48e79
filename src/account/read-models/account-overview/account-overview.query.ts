import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ReadModels } from '../../../event-sourcing/read-models/read-models.js';
import {
  orderBy,
  selectSlice,
  type Slice,
} from '../../../event-sourcing/read-models/tables/slice.js';
import type { Currency } from '../../../money/money.js';
import { accountOverviewTable } from './account-overview.table.js';

/** Which accounts; a slice of them in the order of their ids. */
export class ListAccounts {
  constructor(
    readonly filter: {
      readonly ownerId?: string;
      readonly currency?: Currency;
      readonly open?: boolean;
    },
    readonly slice: Slice<string>,
    readonly minPosition?: number,
  ) {}
}

export interface AccountSummary {
  readonly accountId: string;
  readonly ownerId: string;
  /** Minor units. */
  readonly balance: bigint;
  readonly currency: Currency;
  readonly open: boolean;
}

export interface AccountList {
  /** The list reflects the log up to here. */
  readonly position: number;
  readonly items: readonly AccountSummary[];
}

@QueryHandler(ListAccounts)
export class ListAccountsHandler implements IQueryHandler<ListAccounts> {
  constructor(private readonly readModels: ReadModels) {}

  async execute(query: ListAccounts): Promise<AccountList> {
    const { filter, slice, minPosition } = query;
    const conditions = {
      'owner_id = ?': filter.ownerId,
      'currency = ?': filter.currency,
      'open = ?': filter.open === undefined ? undefined : Number(filter.open),
    };
    const { position, rows } = await this.readModels.read(
      accountOverviewTable,
      (table) => selectSlice(table, 'account_id', slice, conditions),
      orderBy('account_id', slice),
      { minPosition },
    );
    const items = rows.map((row) => ({
      accountId: String(row.account_id),
      ownerId: String(row.owner_id),
      balance: BigInt(row.balance!),
      currency: String(row.currency),
      open: Number(row.open) === 1,
    }));
    return { position, items };
  }
}
