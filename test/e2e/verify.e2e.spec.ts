import { randomBytes, randomUUID } from 'node:crypto';
import { Transactions } from '../../src/event-sourcing/log/stores/sql/transactions/transactions.js';
import { AccountApi, openAccount } from '../support/account-api.js';
import { settled } from '../support/at-rest.js';
import { type CommandResult } from '../support/bank-command.js';
import { bankCommand } from '../support/command-hosts.js';
import { databases } from '../support/databases.js';
import { freePort } from '../support/free-port.js';
import { openLog } from '../support/open-log.js';
import { SavedTables } from '../support/saved-tables.js';
import { startApp, type TestApp } from '../support/test-app.js';

const TABLES = ['events', 'event_seals', 'account_overview_1', 'ledger_entries_v3_1'];

describe.each(databases)('npm run bank -- verify: $name', (database) => {
  let databaseUrl: string;
  let app: TestApp;
  let saved: SavedTables;
  let account: AccountApi;

  beforeAll(async () => {
    databaseUrl = await database.createUrl();
    app = await startApp(databaseUrl, { environment: { LEASE_MS: '1000' } });
    account = await openAccount(app.url, { balance: 20n });
    await account.withdraw(5).expect(204);
    await settled(app.app);
    saved = await SavedTables.save(app.app.get(Transactions), TABLES);
  });
  afterAll(async () => {
    await app.close();
    await database.drop(databaseUrl);
  });

  const verify = (...args: readonly string[]) => bankCommand(databaseUrl, 'verify', ...args);
  const change = (sql: string) => app.app.get(Transactions).run((session) => session.execute(sql));
  const hashIn = ({ stdout }: CommandResult) =>
    /^Keep its hash elsewhere: (.*)$/m.exec(stdout)![1]!;

  /** What is told after these changes, which are undone. */
  async function verifyAfter(...statements: readonly string[]): Promise<CommandResult> {
    for (const sql of statements) await change(sql);
    const result = await verify();
    await saved.restore();
    return result;
  }

  it('is content while a server runs, and prints a hash that the next run goes by', async () => {
    const first = await verify();
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout).toContain('the ledger and the read models agree with the log.');
    const hash = hashIn(first);
    expect(hash).toMatch(new RegExp(`^${(await app.log.head()).position}:[0-9a-f]{64}$`));
    expect(await verify('--expect', hash)).toMatchObject({ code: 0, stdout: first.stdout });
  });

  it.each([
    [
      'an event',
      "UPDATE events SET data = REPLACE(data, '20', '21') WHERE position = 2",
      /^position 2: the event is not as it was when the log was sealed$/m,
    ],
    [
      'an event that is gone',
      'DELETE FROM events WHERE position = 3',
      /^position 3: the event is missing$/m,
    ],
    [
      'an event of the ledger',
      "UPDATE events SET data = REPLACE(data, 'cash', 'cast') WHERE type = 'EntriesRecorded'",
      /^position [345]: the event is not as it was when the log was sealed$/m,
    ],
    [
      'an event that no program can read',
      "UPDATE events SET data = '{' WHERE position = 3",
      /^position 3: The event at position 3 .* it is not JSON\.$/m,
    ],
    [
      'a seal',
      "UPDATE event_seals SET hash = 'x' WHERE first_position = 1",
      /^position 1: the seal of positions 1 to \d+ can't be read/m,
    ],
    [
      'a row of a read model',
      'UPDATE account_overview_1 SET balance = balance + 1',
      /^account_overview: row of account_id [\w-]+: balance "15" by the log, balance "16" found$/m,
    ],
  ])('ends with 1 and names %s', async (_, sql, line) => {
    const { code, stdout } = await verifyAfter(sql);
    expect(stdout).toMatch(line);
    expect(stdout).toMatch(/^\d+ findings?\./m);
    expect([code, /Keep its hash/.test(stdout)]).toEqual([1, false]);
  });

  it('tells in a sentence, and once, from where on an account does not fit', async () => {
    const { stdout } = await verifyAfter(
      `UPDATE events SET data = REPLACE(data, '"20"', '"21"') WHERE position = 2`,
    );
    expect(
      stdout
        .match(/^event log.*$/gm)!
        .join()
        .replace(/\d+ does/, '… does'),
    ).toBe(
      `event log: MoneyWithdrawn at position … does not fit: account ${account.id} then has ` +
        '16 minor units of EUR, the event says 15 minor units of EUR.',
    );
  });

  it('ends with 1 where a hash kept elsewhere is not that of the log', async () => {
    const hash = hashIn(await verify());
    const { code, stdout } = await verify('--expect', hash, '--expect', `1:${'0'.repeat(64)}`);
    expect([code, stdout]).toEqual([
      1,
      expect.stringMatching(/^the log has the hash .* at position 1, not the expected 0{64}/m),
    ]);
    const beyond = await verify('--expect', `999${hash}`);
    expect(beyond.code).toBe(1);
    expect(beyond.stdout).toMatch(/the log ends at position \d+, before the position 999\d+/);
  });

  it('ends with 2 for what is no hash', async () => {
    const { code, stdout, stderr } = await verify('--expect', '12:34');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(
      /Give what verify has printed: <position>:<64 hex digits>\.\nUsage: bank verify \[options\]\n$/,
    );
  });

  it('tells what is not sealed yet, which is no failure', async () => {
    const before = await verify();
    const { position } = await app.log.head();
    await app.close();
    app = await startApp(databaseUrl, { environment: { ROLE: 'api' } });
    await new AccountApi(app.url, account.id).deposit(1).expect(204);
    const { code, stdout } = await verify('--expect', hashIn(before));
    expect(code).toBe(0);
    expect(stdout).toContain(`The log up to position ${position} is as it was written`);
    expect(hashIn({ code, stdout, stderr: '' })).toBe(hashIn(before));
    expect(stdout).toContain(`The last event, at position ${position + 1}, is not sealed yet.`);
    await new AccountApi(app.url, account.id).deposit(1).expect(204);
    expect((await verify()).stdout).toContain(
      `The last 2 events, after position ${position}, are not sealed yet.`,
    );
  });
});

describe('npm run bank -- verify, where it can not tell', () => {
  const withKey = async (key: string, work: () => Promise<CommandResult>) => {
    process.env.DATA_KEY = key;
    return work().finally(() => delete process.env.DATA_KEY);
  };

  it.each(['verify', 'reconcile'])(
    'ends with 3 and the way out: %s',
    async (command) => {
      const port = await freePort();
      const url = `mysql://bank@127.0.0.1:${port}/bank`;
      const { code, stdout, stderr } = await bankCommand(url, command);
      expect([code, stdout, stderr]).toEqual([
        3,
        '',
        `The database can't be reached at 127.0.0.1:${port} (ECONNREFUSED): is it running, is DATABASE_URL right?\n`,
      ]);
    },
    60_000,
  );

  it("opens the owners' keys, and needs no DATA_KEY for the rest", async () => {
    const [database] = databases;
    const databaseUrl = await database!.createUrl();
    const [key, other] = [1, 2].map(() => randomBytes(32).toString('base64')) as [string, string];
    const app = await startApp(databaseUrl, { environment: { DATA_KEY: key } });
    const account = new AccountApi(app.url);
    await account.open({ owner: randomUUID() }, { notify: 'one@example.org' }).expect(201);
    await settled(app.app);
    await app.close();
    const verify = (dataKey: string) => withKey(dataKey, () => bankCommand(databaseUrl, 'verify'));
    for (const each of [key, other]) expect(await verify(each)).toMatchObject({ code: 0 });

    const { writer, close } = await openLog(databaseUrl);
    await writer.query("UPDATE owner_keys SET wrapped_key = 'v1.' || SUBSTR(wrapped_key, 5)");
    await close();
    expect(await verify(key)).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^the key of owner [\w-]+ does not open/m) as string,
    });
    expect(await verify(other)).toMatchObject({ code: 0 });
    await database!.drop(databaseUrl);
  });
});
