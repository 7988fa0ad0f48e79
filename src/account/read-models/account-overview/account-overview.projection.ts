import {
  Projection,
  type ProjectionHandler,
} from '../../../event-sourcing/read-models/projections/projection.js';
import type { ReadModelTable } from '../../../event-sourcing/read-models/tables/read-model-table.js';
import type { RecordedEvent } from '../../../event-sourcing/log/recorded-event.js';
import { HandlesEvents } from '../../../event-sourcing/consume/subscriptions/handles-events.js';
import {
  AccountClosed,
  AccountOpened,
  MoneyDeposited,
  MoneyWithdrawn,
  type AccountEvent,
} from '../../domain/account.events.js';
import { accountOverviewTable } from './account-overview.table.js';

interface OverviewRow extends Record<string, string | number> {
  account_id: string;
  owner_id: string;
  currency: string;
  balance: string;
  open: number;
  version: number;
}

@Projection({ table: accountOverviewTable })
@HandlesEvents(AccountOpened, MoneyDeposited, MoneyWithdrawn, AccountClosed)
export class AccountOverviewProjection implements ProjectionHandler<AccountEvent> {
  async handle(page: readonly RecordedEvent<AccountEvent>[], table: ReadModelTable): Promise<void> {
    const ids = new Set(page.map(({ event }) => event.accountId));
    const found = await table.find([...ids].map((id) => [id]));
    const rows = new Map(found.map((row) => [String(row.account_id), row as OverviewRow]));
    for (const recorded of page) {
      const { accountId } = recorded.event;
      rows.set(accountId, evolve(rows.get(accountId), recorded));
    }
    await table.upsert([...rows.values()]);
  }
}

function evolve(
  row: OverviewRow | undefined,
  { event, streamId, version }: RecordedEvent<AccountEvent>,
): OverviewRow {
  if (version !== Number(row?.version ?? 0) + 1)
    throw new Error(
      `Event ${version} of ${streamId} does not follow version ${row?.version ?? 0}.`,
    );
  if (event.type === 'AccountOpened') {
    const { accountId, ownerId, currency } = event;
    return { account_id: accountId, owner_id: ownerId, currency, balance: '0', open: 1, version };
  }
  const known = row!;
  switch (event.type) {
    case 'MoneyDeposited':
    case 'MoneyWithdrawn':
      return { ...known, balance: String(event.balance.minorUnits), version };
    case 'AccountClosed':
      return { ...known, open: 0, version };
  }
}
