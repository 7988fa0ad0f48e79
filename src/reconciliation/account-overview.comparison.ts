import { accountOverviewTable } from '../account/read-models/account-overview/account-overview.table.js';
import type { ReadModelStore } from '../event-sourcing/read-models/read-model-store.js';
import type { SqlReader } from '../event-sourcing/typeorm/transactions.js';
import type { BankByLog } from './bank-by-log.js';
import type { Comparison } from './comparison.js';
import type { Figures } from './difference.js';

/** Every account's row, and the sum of the balances of each currency. */
export const compareAccountOverview =
  (models: ReadModelStore) =>
  async (reader: SqlReader): Promise<Comparison[]> => {
    const { table, position } = await models.liveTable(reader, accountOverviewTable);
    const rows = await reader.query(
      `SELECT account_id, owner_id, currency, balance, open, version FROM ${table}`,
    );
    const accounts = rows.map((row) => ({
      accountId: String(row.account_id),
      ownerId: String(row.owner_id),
      currency: String(row.currency),
      balance: BigInt(row.balance!),
      open: Number(row.open) === 1,
      version: Number(row.version),
    }));
    const found = new Map(figures(accounts));
    const what = 'each account, and their sums';
    return [{ where: accountOverviewTable.name, what, at: position, found, expected }];
  };

const expected = ({ accounts }: BankByLog): Figures =>
  figures([...accounts].map(([accountId, account]) => ({ accountId, ...account })));

interface Account {
  readonly accountId: string;
  readonly ownerId: string;
  readonly currency: string;
  readonly balance: bigint;
  readonly open: boolean;
  readonly version: number;
}

function* figures(accounts: readonly Account[]): Figures {
  const sums = new Map<string, bigint>();
  for (const { accountId, ownerId, currency, balance, open, version } of accounts) {
    sums.set(currency, (sums.get(currency) ?? 0n) + balance);
    const state = `${open ? 'open' : 'closed'}, version ${version}, owner ${ownerId}`;
    yield [`account ${accountId}`, `${balance} ${currency}, ${state}`];
  }
  for (const [currency, sum] of sums) yield [`all accounts in ${currency}`, String(sum)];
}
