import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { Transactions } from '../../src/event-sourcing/log/stores/sql/transactions/transactions.js';
import type { Difference } from '../../src/reconciliation/comparisons/difference.js';
import { AccountApi, openAccount } from '../support/account-api.js';
import { settled, settledAndConsistent } from '../support/at-rest.js';
import { bankCommand } from '../support/command-hosts.js';
import { databases } from '../support/databases.js';
import { openLog } from '../support/open-log.js';
import { SavedTables } from '../support/saved-tables.js';
import { startApp, type TestApp } from '../support/test-app.js';

interface Result {
  readonly consistent: boolean;
  readonly position: number;
  readonly compared: readonly { where: string; what: string; position: number; figures: number }[];
  readonly differences: readonly Difference[];
  readonly differencesFound: number;
}

const MAX = 2n ** 63n - 1n;

/** Statements that falsify a table, and back; and what the reconciliation is to name. */
const forgeries = [
  {
    name: 'a balance of the overview',
    forge: 'UPDATE account_overview_1 SET balance = balance + 1 WHERE account_id = :ada',
    mend: 'UPDATE account_overview_1 SET balance = balance - 1 WHERE account_id = :ada',
    told: ['account_overview row of account_id'],
  },
  {
    name: 'an amount of a statement',
    forge:
      'UPDATE account_movements_v3_1 SET amount = amount + 1 WHERE account_id = :ada AND version = 2',
    mend: 'UPDATE account_movements_v3_1 SET amount = amount - 1 WHERE account_id = :ada AND version = 2',
    told: ['account_movements row of position'],
  },
  {
    name: 'the last balance of a statement',
    forge:
      'UPDATE account_movements_v3_1 SET balance = balance + 1 WHERE account_id = :ada AND version = 4',
    mend: 'UPDATE account_movements_v3_1 SET balance = balance - 1 WHERE account_id = :ada AND version = 4',
    told: ['account_movements row of position'],
  },
  {
    name: 'an entry of the ledger',
    forge: "UPDATE ledger_entries_v3_1 SET debit = 'transfers' WHERE source_position = 3",
    mend: "UPDATE ledger_entries_v3_1 SET debit = 'cash' WHERE source_position = 3",
    told: ['ledger_entries cash EUR', 'ledger_entries transfers EUR'],
  },
  {
    name: 'a balance of the ledger',
    forge:
      "UPDATE ledger_balances_1 SET credit = '1' WHERE account = 'transfers' AND currency = 'EUR'",
    mend: "UPDATE ledger_balances_1 SET credit = '30' WHERE account = 'transfers' AND currency = 'EUR'",
    told: ['ledger_balances debits less credits in EUR', 'ledger_balances transfers EUR'],
  },
  {
    name: 'the place up to which the ledger is shown',
    forge: 'UPDATE ledger_balances_1 SET source_position = source_position - 1',
    mend: 'UPDATE ledger_balances_1 SET source_position = source_position + 1',
    told: ['ledger_balances recorded up to position'],
  },
  {
    name: 'an event',
    forge: `UPDATE events SET data = REPLACE(data, '"balance":"100"', '"balance":"101"') WHERE position = 3`,
    mend: `UPDATE events SET data = REPLACE(data, '"balance":"101"', '"balance":"100"') WHERE position = 3`,
    told: ['event log MoneyDeposited at position 3'],
  },
];

/** Of which no sum, and no number, tells. */
const rowForgeries = [
  {
    table: 'account_movements_v3_1',
    set: "transaction_id = 'other'",
    where: 'version = 2 AND account_id = :ada',
  },
  {
    table: 'account_movements_v3_1',
    set: 'recorded_at = recorded_at + 1',
    where: 'version = 2 AND account_id = :ada',
  },
  {
    table: 'account_movements_v3_1',
    set: "kind = 'bonus'",
    where: 'version = 2 AND account_id = :ada',
  },
  {
    table: 'account_movements_v3_1',
    set: "counterparty = 'other'",
    where: 'version = 2 AND account_id = :ada',
  },
  {
    table: 'account_movements_v3_1',
    set: 'balance = balance + 1',
    where: 'version = 2 AND account_id = :ada',
  },
  { table: 'ledger_entries_v3_1', set: "account_id = 'other'", where: 'source_position = 3' },
  { table: 'ledger_entries_v3_1', set: "transaction_id = 'other'", where: 'source_position = 3' },
  { table: 'ledger_entries_v3_1', set: "correlation_id = 'other'", where: 'source_position = 3' },
  {
    table: 'account_movements_v3_1',
    set: 'amount = CASE version WHEN 3 THEN amount + 1 ELSE amount - 1 END',
    where: 'version IN (3, 4) AND account_id = :ada',
  },
];

describe.each(databases)('reconciliation: $name', (database) => {
  let databaseUrl: string;
  let app: TestApp;
  let ada: AccountApi;

  beforeAll(async () => {
    databaseUrl = await database.createUrl();
    app = await startApp(databaseUrl, { environment: { LEASE_MS: '1000' } });
    ada = new AccountApi(app.url);
    await ada.open();
    const bob = await openAccount(app.url);
    await ada.deposit(100);
    await ada.transfer(bob.id, 30);
    await ada.withdraw(20);
    await settled(app.app);
  });

  afterAll(async () => {
    await app?.close();
    await database.drop(databaseUrl);
  });

  const reconcile = async (): Promise<Result> => {
    const path = '/api/ledger/reconciliation';
    const answer = await request(app.url).get(path).expect(200);
    const result = answer.body as Result;
    expect(answer.headers['log-position']).toBe(String(result.position));
    return result;
  };

  it('finds no difference where there is none, and says what it has compared', async () => {
    const result = await reconcile();
    expect(result).toMatchObject({ consistent: true, differences: [], differencesFound: 0 });
    expect(new Set(result.compared.map(({ where }) => where))).toEqual(
      new Set([
        'account_overview',
        'account_movements',
        'ledger_entries',
        'ledger_balances',
        'ledger stream',
        'ledger-follows-accounts',
      ]),
    );
    const names = result.compared.map(({ where, what }) => `${where}: ${what}`);
    expect(names).toHaveLength(new Set(names).size);
    expect(names).toContain('ledger_entries: each row');
  });

  it.each(forgeries)('names what was forged: $name', async ({ forge, mend, told }) => {
    await forged(forge);
    const { consistent, differences } = await reconcile();
    await forged(mend);
    expect(consistent).toBe(false);
    const inLog = differences.filter(({ where }) => where === 'event log');
    expect(inLog).toHaveLength(told.filter((name) => name.startsWith('event log')).length);
    for (const name of told)
      expect(differences.map(({ where, subject }) => `${where} ${subject}`)).toContainEqual(
        expect.stringContaining(name),
      );
    expect(await reconcile()).toMatchObject({ consistent: true });
  });

  it.each(rowForgeries)('names a row in which is forged: $table $set', async (forgery) => {
    const { table, set, where } = forgery;
    const saved = await SavedTables.save(app.app.get(Transactions), [table]);
    await forged(`UPDATE ${table} SET ${set} WHERE ${where}`);
    const { differences } = await reconcile();
    await saved.restore();
    await app.app.get(Transactions).run((session) => session.execute(`DROP TABLE saved_${table}`));
    const name = table.replace(/(_v\d)?_1$/, '');
    expect(differences.map((each) => `${each.where} ${each.subject}`)).toContainEqual(
      expect.stringContaining(`${name} row of position`),
    );
    expect(await reconcile()).toMatchObject({ consistent: true });
  });

  it('is a command as well, which names a forged event of the ledger and ends with 1', async () => {
    expect(await bankCommand(databaseUrl, 'reconcile')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(
        /^ledger_entries +each row +\d+ +\d+$[^]*^They agree/m,
      ) as string,
    });
    const [before, after] = ['"amount":"20"', '"amount":"21"'];
    const change = (from: string, to: string) =>
      forged(`UPDATE events SET data = REPLACE(data, '${from}', '${to}')
              WHERE type = 'EntriesRecorded' AND data LIKE '%${from}%'`);
    await change(before, after);
    const { code, stdout } = await bankCommand(databaseUrl, 'reconcile');
    await change(after, before);
    expect(code).toBe(1);
    expect(stdout).toContain(
      'ledger stream: EUR: balance 80, 4 transactions by the log, balance 79, 4 transactions found',
    );
  });

  it('is exact where the sums are beyond 2^63', async () => {
    const accounts = await Promise.all(
      [1, 2, 3].map(() => openAccount(app.url, { balance: MAX, currency: 'CHF' })),
    );
    await accounts[0]!.withdraw(MAX);
    await accounts[0]!.deposit(MAX);
    await settled(app.app);
    expect(await reconcile()).toMatchObject({ consistent: true });
  });

  it('is right while writes go on', async () => {
    let writing = true;
    const writers = [1, 2, 3, 4].map(async () => {
      const [from, to] = [await openAccount(app.url, { balance: 1_000n }), new AccountApi(app.url)];
      await to.open();
      while (writing) await from.transfer(to.id, 1, randomUUID());
    });
    const positions: number[] = [];
    for (let round = 0; round < 20; round++) {
      const { differences, position } = await reconcile();
      expect(differences).toEqual([]);
      positions.push(position);
    }
    writing = false;
    await Promise.all(writers);
    expect(positions.at(-1)).toBeGreaterThan(positions[0]!);
    await settledAndConsistent(databaseUrl);
  });

  async function forged(sql: string): Promise<void> {
    const { transactions, close } = await openLog(databaseUrl);
    const statement = sql.replace(':ada', `'${ada.id}'`);
    const changed = await transactions.run((session) => session.execute(statement)).finally(close);
    expect(changed).toBeGreaterThan(0);
  }
});
