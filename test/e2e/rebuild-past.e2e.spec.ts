import { formatInstant } from '../../src/event-sourcing/log/instant.js';
import {
  Transactions,
  type Row,
} from '../../src/event-sourcing/log/stores/sql/transactions/transactions.js';
import { openAccount, type AccountApi } from '../support/account-api.js';
import { settled } from '../support/at-rest.js';
import { bankCommand } from '../support/command-hosts.js';
import { databases } from '../support/databases.js';
import { read } from '../support/reading.js';
import { startApp, type TestApp } from '../support/test-app.js';

interface TrialBalance {
  readonly rows: { account: string; currency: string; debit: number; credit: number }[];
}

describe.each(databases)('rebuild, of all and as of a past time: $name', (database) => {
  let databaseUrl: string;
  let app: TestApp;
  let account: AccountApi;
  const rebuild = (...args: string[]) => bankCommand(databaseUrl, 'rebuild', ...args);
  const rows = (sql: string): Promise<Row[]> => app.app.get(Transactions).reads.query(sql);

  beforeAll(async () => {
    databaseUrl = await database.createUrl();
    app = await startApp(databaseUrl, { environment: { LEASE_MS: '1000' } });
    account = await openAccount(app.url, { balance: 100n });
  });
  afterAll(async () => {
    await app?.close();
    await database.drop(databaseUrl);
  });

  /** Of the newest movement, which the ledger has recorded only after it. */
  async function timeOfMovement(): Promise<string> {
    const sql = "SELECT MAX(recorded_at) AS at FROM events WHERE type LIKE 'Money%'";
    return formatInstant(Number((await rows(sql))[0]!.at));
  }

  const balancesOf = async (table: string) =>
    (await rows(`SELECT account_id, balance FROM ${table} ORDER BY account_id`)).map((row) => [
      row.account_id,
      Number(row.balance),
    ]);

  it('shows a read model as it was, beside the live one; again, and it is of that other time', async () => {
    const past = await timeOfMovement();
    await account.withdraw(30).expect(204);
    const later = await timeOfMovement();
    await openAccount(app.url, { balance: 7n });
    await settled(app.app);

    const made = await rebuild('account_overview', '--as-of', past);
    expect(made).toMatchObject({ code: 0, stderr: '' });
    expect(made.stdout).toContain(`Table account_overview_as_of is as of ${past}`);
    expect(await balancesOf('account_overview_as_of')).toEqual([[account.id, 100]]);
    expect(await balancesOf('account_overview_1')).toHaveLength(2);
    await rebuild('account_overview', '--as-of', later);
    expect(await balancesOf('account_overview_as_of')).toEqual([[account.id, 70]]);
  });

  it("shows the ledger by the time of what it records, as the ledger's own past does", async () => {
    const past = await timeOfMovement();
    await account.deposit(1_000).expect(204);
    await settled(app.app);
    const { body } = await read<TrialBalance>(app.url, '/api/ledger/trial-balance', { asOf: past });
    await rebuild('ledger_balances', '--as-of', past);
    const found = await rows('SELECT * FROM ledger_balances_as_of ORDER BY account');
    expect(
      found.map((row) => [row.account, row.currency, Number(row.debit), Number(row.credit)]),
    ).toEqual(body.rows.map((row) => [row.account, row.currency, row.debit, row.credit]));
    await rebuild('ledger_entries', '--as-of', past);
    const [counted] = await rows('SELECT COUNT(*) AS n FROM ledger_entries_as_of');
    expect(Number(counted!.n)).toBe(3);
  });

  it('drops it when it is not wanted any more', async () => {
    const dropped = await rebuild('account_overview', '--drop');
    expect(dropped).toMatchObject({
      code: 0,
      stdout: 'Table account_overview_as_of is dropped.\n',
    });
    await expect(balancesOf('account_overview_as_of')).rejects.toThrow();
    const [left] = await rows("SELECT * FROM subscriptions WHERE name = 'account_overview_as_of'");
    expect(left).toBeUndefined();
  });

  it('rebuilds all of them', async () => {
    const { code, stdout } = await rebuild('--all');
    expect(code).toBe(0);
    expect(stdout.match(/^\w+ is rebuilt from \d+ events in [\d.]+ s, and live\.$/gm)).toHaveLength(
      4,
    );
    expect((await rebuild()).stdout).toMatch(/^ledger_entries +3 +2$/m);
  });
});
