import { accountStatementTable } from '../account/read-models/account-statement/account-statement.table.js';
import type { ReadModelStore } from '../event-sourcing/read-models/read-model-store.js';
import type { Row, SqlReader } from '../event-sourcing/typeorm/transactions.js';
import type { BankByLog } from './bank-by-log.js';
import type { Comparison } from './comparison.js';
import type { Figures } from './difference.js';
import { SUM_OF_AMOUNTS, sumOf } from './exact-sums.js';

/** Of every account the last balance, and the number and sum of the movements. */
export const compareAccountStatement =
  (models: ReadModelStore) =>
  async (reader: SqlReader): Promise<Comparison[]> => {
    const { table, position } = await models.liveTable(reader, accountStatementTable);
    const last = await reader.query(
      `SELECT t.account_id, t.balance, t.currency FROM ${table} t JOIN
         (SELECT account_id, MAX(version) AS version FROM ${table} GROUP BY account_id) m
       ON t.account_id = m.account_id AND t.version = m.version`,
    );
    const sums = await reader.query(
      `SELECT account_id, kind, COUNT(*) AS movements, ${SUM_OF_AMOUNTS} FROM ${table}
       GROUP BY account_id, kind`,
    );
    const found = new Map(figures(statements(last, sums)));
    const what = 'balance and sums of each account';
    return [{ where: accountStatementTable.name, what, at: position, found, expected }];
  };

interface Statement {
  readonly currency: string;
  readonly balance: bigint;
  movements: number;
  paidIn: bigint;
  paidOut: bigint;
}

function statements(last: readonly Row[], sums: readonly Row[]): Map<string, Statement> {
  const found = new Map<string, Statement>();
  for (const { account_id, balance, currency } of last)
    found.set(String(account_id), {
      currency: String(currency),
      balance: BigInt(balance!),
      movements: 0,
      paidIn: 0n,
      paidOut: 0n,
    });
  for (const row of sums) {
    const statement = found.get(String(row.account_id))!;
    const isOut = row.kind === 'withdrawal' || row.kind === 'transfer-out';
    statement.movements += Number(row.movements);
    statement[isOut ? 'paidOut' : 'paidIn'] += sumOf(row);
  }
  return found;
}

const expected = ({ accounts }: BankByLog): Figures => figures(accounts);

function* figures(accounts: ReadonlyMap<string, Statement>): Figures {
  for (const [id, { currency, balance, movements, paidIn, paidOut }] of accounts)
    if (movements > 0)
      yield [
        `account ${id}`,
        `${balance} ${currency} after ${movements} movements, ${paidIn} in and ${paidOut} out`,
      ];
}
