import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { AccountApi, openAccount } from '../support/account-api.js';
import { settled } from '../support/at-rest.js';
import { bankCommand } from '../support/command-hosts.js';
import { damageIndex, type Damage } from '../support/damaged-index.js';
import { databases } from '../support/databases.js';
import { openLog } from '../support/open-log.js';
import { startApp } from '../support/test-app.js';

describe.each(databases)('tables that are damaged: $name', (database) => {
  let databaseUrl: string;
  let account: AccountApi;
  const transactionId = randomUUID();

  beforeEach(async () => {
    databaseUrl = await database.createUrl();
    await serving('all', async (url, settle) => {
      account = await openAccount(url, { balance: 10n });
      await settle();
    });
  });
  afterEach(() => database.drop(databaseUrl));

  /** Ends before the test goes on, with all that it knew. */
  async function serving(
    role: string,
    work: (url: string, settle: () => Promise<void>) => Promise<void>,
  ): Promise<void> {
    const { app, url, close } = await startApp(databaseUrl, {
      environment: { ROLE: role, LEASE_MS: '1000' },
    });
    await work(url, () => settled(app)).finally(close);
  }

  /** Answers whether it was done before. */
  async function deposit(id = transactionId): Promise<boolean> {
    let isReplayed = false;
    await serving('all', async (url, settle) => {
      const { headers } = await new AccountApi(url, account.id).deposit(7, id).expect(204);
      isReplayed = headers['idempotent-replayed'] === 'true';
      await settle();
    });
    return isReplayed;
  }

  async function run(...statements: readonly string[]): Promise<void> {
    const { writer, close } = await openLog(databaseUrl);
    try {
      for (const statement of statements) await writer.query(statement);
    } finally {
      await close();
    }
  }

  const verify = () => bankCommand(databaseUrl, 'verify');

  /** Does something that an index of PostgreSQL's does not show; or flips a bit in the index afterwards. */
  async function unseen(index: string, damage: Damage, work: () => Promise<unknown>) {
    if (database.name !== 'postgres') {
      await work();
      return damageIndex(databaseUrl, damage);
    }
    const isKeptUp = (is: boolean) =>
      run(`UPDATE pg_index SET indisready = ${is} WHERE indexrelid = '${index}'::regclass`);
    await isKeptUp(false);
    await work();
    await isKeptUp(true);
  }

  /** Here an index that `verify` finds damaged is left as it is. */
  const isLeft = database.name === 'mariadb' || database.name === 'mysql';
  const inEvents = (text: string): Damage => ({ table: 'events', inRows: 'MoneyDeposited', text });

  /** Of so few rows PostgreSQL reads by the index at one time, and without it at another. */
  const planWithout = (...ways: readonly string[]) =>
    database.name === 'postgres'
      ? run(...ways.map((way) => `ALTER DATABASE ${name()} SET enable_${way} = off`))
      : Promise.resolve();
  const name = () => new URL(databaseUrl).pathname.slice(1);

  it('a retry that an index let through is found, and so is the index; others are not let through', async () => {
    await planWithout('indexscan', 'bitmapscan');
    await unseen('events_stream_transaction', inEvents(transactionId), deposit);
    expect(await deposit()).toBe(false);
    await serving('api', async (url) => {
      expect(await new AccountApi(url, account.id).balance()).toBe('24');
    });
    const { code, stdout } = await verify();
    expect(code).toBe(1);
    expect(stdout).toContain(
      `events has 2 rows of stream_id account-${account.id}, transaction_id ${transactionId}, where there may be one\n`,
    );
    if (database.name === 'sqlite')
      expect(stdout).toMatch(/^SQLite says: .*sqlite_autoindex_events_2$/m);
    else
      expect(stdout).toContain(
        `events: its index of stream_id, transaction_id lacks position 4, stream_id account-${account.id}, transaction_id ${transactionId}\n`,
      );
    if (isLeft) expect(stdout).toMatch(/^Not checked: how events is stored, since /m);
    const other = randomUUID();
    expect([await deposit(other), await deposit(other)]).toEqual([false, true]);
  });

  it('an event is found that reads of its stream do not find', async () => {
    await planWithout('seqscan', 'sort', 'bitmapscan');
    const damage = inEvents(`account-${account.id}`);
    await unseen('events_stream_version', damage, deposit);
    const { code, stdout } = await verify();
    expect(code).toBe(1);
    if (database.name === 'sqlite')
      expect(stdout).toMatch(/^SQLite says: .*sqlite_autoindex_events_1$/m);
    else
      expect(stdout).toContain(
        `events: its index of stream_id, version lacks position 4, stream_id account-${account.id}, version 3\n`,
      );
  });

  it('what only the database itself can know of an index is told', async () => {
    const isPostgres = database.name === 'postgres';
    const owner = randomUUID();
    const damage = { table: 'account_overview_1', inRows: 'EUR', text: owner };
    await unseen('account_overview_1_by_0', damage, () =>
      serving('all', async (url, settle) => {
        await new AccountApi(url).open({ owner }).expect(201);
        await settle();
      }),
    );
    if (isPostgres) {
      expect(await verify()).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(
          /^Not checked: how tables and indexes are stored, .* CREATE EXTENSION amcheck in it\.$/m,
        ) as string,
      });
      await run('CREATE EXTENSION amcheck');
    }
    const { code, stdout } = await verify();
    // It is content with as many entries as rows.
    if (database.name === 'mysql') return expect(code).toBe(0);
    expect(code).toBe(1);
    expect(stdout).toMatch(
      {
        sqlite: /^SQLite says: .*account_overview_1_by_0$/m,
        mariadb: /^CHECK TABLE says of account_overview_1: .*by_0/m,
        postgres: /^amcheck says of index account_overview_1_by_0: .*lacks matching index tuple/m,
      }[database.name],
    );
  });

  it('keys that are gone are told, and rows that came in meanwhile', async () => {
    const columns =
      'event_id, stream_id, version, type, schema_version, data, metadata, transaction_id, recorded_at, ends_command';
    const event = `INSERT INTO events (position, ${columns}) SELECT position + 1000, ${columns}
      FROM events WHERE version = 2 AND stream_id = 'account-${account.id}'`;
    const subscription = `INSERT INTO subscriptions
      SELECT * FROM subscriptions WHERE name = 'seal-the-log'`;
    await run(
      ...withoutKeys('events', 'events_stream_version', 'events_stream_transaction'),
      ...withoutKeys('subscriptions', 'subscriptions_pkey'),
      ...withoutKeys('account_overview_1', 'account_overview_1_pkey'),
      ...[event, subscription],
    );
    const { code, stdout } = await verify();
    expect(code).toBe(1);
    for (const told of [
      'events has no unique index of stream_id, version that is in force',
      'events has no unique index of stream_id, transaction_id that is in force',
      'subscriptions has no unique index of name that is in force',
      'account_overview_1 has no unique index of account_id that is in force',
      `events has 2 rows of stream_id account-${account.id}, version 2, where there may be one`,
      'subscriptions has 2 rows of name seal-the-log, where there may be one',
    ])
      expect(stdout).toContain(`${told}\n`);
  });

  it('a table that can not be read is a finding, and all else is checked', async () => {
    if (database.name !== 'sqlite') return;
    await run('PRAGMA wal_checkpoint(TRUNCATE)');
    const file = databaseUrl.slice('sqlite:'.length);
    const bytes = readFileSync(file);
    const pageSize = bytes.readUInt16BE(16);
    const isOfEvents = (page: Buffer) => page[0] === 0x0d && page.includes('MoneyDeposited');
    for (let from = 0; from < bytes.length; from += pageSize)
      if (isOfEvents(bytes.subarray(from, from + pageSize))) bytes.fill(0xee, from, from + 100);
    writeFileSync(file, bytes);
    const { code, stdout } = await verify();
    expect(code).toBe(1);
    expect(stdout).toMatch(/^how the tables are stored can't be checked|^SQLite says: /m);
    expect(stdout).toMatch(
      /^the log can't be checked to the end: database disk image is malformed$/m,
    );
    expect(stdout).toMatch(/^\d+ findings/m);
  });

  /** Takes unique keys from a table. */
  function withoutKeys(table: string, ...keys: readonly string[]): string[] {
    if (database.name === 'sqlite')
      return [
        `CREATE TABLE copy AS SELECT * FROM ${table}`,
        `DROP TABLE ${table}`,
        `ALTER TABLE copy RENAME TO ${table}`,
      ];
    const what = (key: string) => {
      if (database.name === 'postgres') return `CONSTRAINT ${key}`;
      return key.endsWith('_pkey') ? 'PRIMARY KEY' : `INDEX ${key}`;
    };
    return keys.map((key) => `ALTER TABLE ${table} DROP ${what(key)}`);
  }
});
