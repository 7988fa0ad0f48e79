import { countedEvent } from '../../src/event-sourcing/testing/counter-events.js';
import { AccountApi, openAccount } from '../support/account-api.js';
import { bankCommand, EXTENDED_BANK, extendedCommand } from '../support/command-hosts.js';
import { databases } from '../support/databases.js';
import { openLog, type OpenLog } from '../support/open-log.js';
import { SavedTables } from '../support/saved-tables.js';
import { killServers, startServer, type ServerProcess } from '../support/server-process.js';
import { until } from '../support/until.js';

const MAX = 2n ** 63n - 1n;
const TABLE = 'account_turnover_1';
const COMMANDS = ['verify', 'reconcile'];

interface Health {
  readonly status: string;
  readonly subscriptions: readonly { readonly lag: number }[];
}

describe.each(databases)('a program with one more read model, and streams: $name', (database) => {
  let databaseUrl: string;
  let server: ServerProcess;
  let open: OpenLog;
  let saved: SavedTables;
  let account: AccountApi;
  let other: AccountApi;

  beforeAll(async () => {
    databaseUrl = await database.createUrl();
    server = await startServer(databaseUrl, {}, [EXTENDED_BANK, 'main.js']);
    account = await openAccount(server.url, { balance: MAX });
    other = await openAccount(server.url, { balance: 5n });
    await account.withdraw(MAX).expect(204);
    await account.deposit(MAX).expect(204);
    await settled();
    open = await openLog(databaseUrl);
    saved = await SavedTables.save(open.transactions, [TABLE, 'snapshots']);
  });
  afterEach(() => saved?.restore());
  afterAll(async () => {
    await open?.close();
    await killServers();
    await database.drop(databaseUrl);
  });

  const change = (sql: string) => open.transactions.run((session) => session.execute(sql));
  const of = ({ id }: AccountApi) => `account_id = '${id}'`;

  async function settled(): Promise<void> {
    const health = async () => (await (await fetch(`${server.url}/health/ready`)).json()) as Health;
    await until(async () => {
      const { status, subscriptions } = await health();
      return status === 'up' && subscriptions.every(({ lag }) => lag === 0);
    });
  }

  it('has it compared, row by row, and exactly', async () => {
    const reconciled = await extendedCommand(databaseUrl, 'reconcile');
    expect(reconciled).toMatchObject({ code: 0, stderr: '' });
    expect(reconciled.stdout).toMatch(/^account_turnover +each row +\d+ +2$/m);
    const verified = await extendedCommand(databaseUrl, 'verify');
    expect(verified).toMatchObject({ code: 0, stderr: '' });
    expect(verified.stdout).toContain('the ledger and the read models agree with the log.');
  });

  /** What is done to the table, and what is told of it. */
  const forgeries: [string, () => string, () => string][] = [
    [
      'a figure beyond 2^63 that is one more',
      () => `UPDATE ${TABLE} SET turnover = '${3n * MAX + 1n}' WHERE ${of(account)}`,
      () =>
        `row of account_id ${account.id}: turnover "${3n * MAX}" by the log, turnover "${3n * MAX + 1n}" found`,
    ],
    [
      'a figure of 2^63 - 1 that is one less',
      () => `UPDATE ${TABLE} SET last_amount = last_amount - 1 WHERE ${of(account)}`,
      () =>
        `row of account_id ${account.id}: last_amount "${MAX}" by the log, last_amount "${MAX - 1n}" found`,
    ],
    [
      'a text that has a space more',
      () => `UPDATE ${TABLE} SET note = CONCAT(note, ' ') WHERE ${of(account)}`,
      () =>
        `row of account_id ${account.id}: note "Nº 4 🏦 "\\'" by the log, note "Nº 4 🏦 "\\' " found`,
    ],
    [
      'a text in the place of none',
      () => `UPDATE ${TABLE} SET note = '' WHERE ${of(other)}`,
      () => `row of account_id ${other.id}: note null by the log, note "" found`,
    ],
    [
      'a row that is gone',
      () => `DELETE FROM ${TABLE} WHERE ${of(other)}`,
      () =>
        `row of account_id ${other.id}: turnover "5", last_amount "5", note null by the log, nothing found`,
    ],
    [
      'a row more',
      () => `INSERT INTO ${TABLE} (account_id, turnover, last_amount) VALUES ('x', '1', 2)`,
      () =>
        'row of account_id x: nothing by the log, turnover "1", last_amount "2", note null found',
    ],
  ];

  it.each(forgeries)('has %s found by verify, reconcile and over HTTP', async (_, forge, told) => {
    expect(await change(forge())).toBe(1);
    for (const command of COMMANDS) {
      const { code, stdout } = await extendedCommand(databaseUrl, command);
      expect([code, stdout]).toEqual([1, expect.stringContaining(`account_turnover: ${told()}\n`)]);
    }
    const answer = await fetch(`${server.url}/api/ledger/reconciliation`);
    expect(await answer.json()).toMatchObject({
      consistent: false,
      differences: [{ where: 'account_turnover' }],
    });
  });

  it('is told by the program without it that this is not compared', async () => {
    for (const command of COMMANDS) {
      const { code, stderr } = await bankCommand(databaseUrl, command);
      expect([code, stderr]).toEqual([
        3,
        'Not compared: account_turnover: this program has no such read model: ask the release that has it.\n',
      ]);
    }
  });

  it('has its table told where it is gone, and all others compared', async () => {
    await change(`ALTER TABLE ${TABLE} RENAME TO hidden`);
    const results = [];
    for (const command of COMMANDS) results.push(await extendedCommand(databaseUrl, command));
    await change(`ALTER TABLE hidden RENAME TO ${TABLE}`);
    for (const { code, stdout } of results)
      expect([code, stdout]).toEqual([
        1,
        expect.stringContaining('account_turnover: its table does not fit: '),
      ]);
    expect(results[1]!.stdout).toMatch(/^account_overview +each row +\d+ +2$/m);
  });

  it('has streams of its own folded', async () => {
    await open.log.transaction((transaction) =>
      transaction.append([countedEvent('counter-1', 1, 3), countedEvent('counter-1', 2, 4)]),
    );
    await settled();
    const before = await extendedCommand(databaseUrl, 'verify');
    expect([before.code, before.stdout]).toEqual([
      0,
      expect.stringMatching(/ of 4 streams, the ledger/),
    ]);
    await change(
      `INSERT INTO snapshots SELECT stream_id, 1, version, position, recorded_at, '8' FROM events
       WHERE stream_id = 'counter-1' AND version = 2`,
    );
    const { code, stdout } = await extendedCommand(databaseUrl, 'verify');
    expect([code, stdout]).toEqual([
      1,
      expect.stringContaining(
        'the snapshot of counter-1 at version 2 is not what its events come to',
      ),
    ]);
  });
});
