import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { AccountApi, openAccount } from '../support/account-api.js';
import { settled } from '../support/at-rest.js';
import { bankCommand } from '../support/bank-command.js';
import { damageIndex } from '../support/damaged-index.js';
import { databases, type DatabaseName } from '../support/databases.js';
import { openLog } from '../support/open-log.js';
import { startApp } from '../support/test-app.js';

/** What the databases' own checks say of an index. MySQL's is content with as many entries as rows. */
const OWN_CHECKS: Partial<Record<DatabaseName, { transactions: RegExp; versions: RegExp }>> = {
  sqlite: {
    transactions: /^SQLite says: .*sqlite_autoindex_events_2$/m,
    versions: /^SQLite says: .*sqlite_autoindex_events_1$/m,
  },
  mariadb: {
    transactions: /^CHECK TABLE says of events: .*events_stream_transaction/m,
    versions: /^CHECK TABLE says of events: .*events_stream_version/m,
  },
  postgres: {
    transactions: /^amcheck says of index events_stream_transaction: .*lacks matching index tuple/m,
    versions: /^amcheck says of index events_stream_version: .*lacks matching index tuple/m,
  },
};

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

  const deposit = () =>
    serving('all', async (url, settle) => {
      const { headers } = await new AccountApi(url, account.id)
        .deposit(7, transactionId)
        .expect(204);
      expect(headers['idempotent-replayed']).toBeUndefined();
      await settle();
    });

  async function run(...statements: readonly string[]): Promise<void> {
    const { writer, close } = await openLog(databaseUrl);
    try {
      for (const statement of statements) await writer.query(statement);
    } finally {
      await close();
    }
  }

  const verify = () => bankCommand(databaseUrl, 'verify');

  /** Deposits, and sees to it that an index does not show it, which has this text in it. */
  async function depositUnseen(index: string, shown: string): Promise<void> {
    if (database.name !== 'postgres') {
      await deposit();
      return damageIndex(databaseUrl, shown);
    }
    const isKeptUp = (is: boolean) =>
      run(`UPDATE pg_index SET indisready = ${is} WHERE indexrelid = '${index}'::regclass`);
    await isKeptUp(false);
    await deposit();
    await isKeptUp(true);
  }

  /** Of so few rows PostgreSQL reads by the index at one time, and without it at another. */
  const planWithout = (...ways: readonly string[]) =>
    database.name === 'postgres'
      ? run(...ways.map((way) => `ALTER DATABASE ${name()} SET enable_${way} = off`))
      : Promise.resolve();
  const name = () => new URL(databaseUrl).pathname.slice(1);

  it('a retry that an index let through is found, and so is the index', async () => {
    await planWithout('indexscan', 'bitmapscan');
    await depositUnseen('events_stream_transaction', transactionId);
    await deposit();
    await serving('api', async (url) => {
      expect(await new AccountApi(url, account.id).balance()).toBe('24');
    });
    if (database.name === 'postgres') {
      expect((await verify()).stdout).toMatch(
        /^Not checked: .* have a superuser CREATE EXTENSION amcheck in it\.$/m,
      );
      await run('CREATE EXTENSION amcheck');
    }
    const { code, stdout } = await verify();
    expect(code).toBe(1);
    expect(stdout).toContain(
      `events has 2 rows of stream_id account-${account.id}, transaction_id ${transactionId}, where there may be one\n`,
    );
    const own = OWN_CHECKS[database.name];
    if (own) expect(stdout).toMatch(own.transactions);
    if (database.name !== 'sqlite')
      expect(stdout).toContain(
        `events: its index of stream_id, transaction_id lacks position 4, stream_id account-${account.id}, transaction_id ${transactionId}\n`,
      );
  });

  it('an event is found that reads of its stream do not find', async () => {
    await planWithout('seqscan', 'sort', 'bitmapscan');
    await depositUnseen('events_stream_version', `account-${account.id}`);
    const { code, stdout } = await verify();
    expect(code).toBe(1);
    const own = OWN_CHECKS[database.name];
    if (own && database.name !== 'postgres') expect(stdout).toMatch(own.versions);
    if (database.name !== 'sqlite')
      expect(stdout).toContain(
        `events: its index of stream_id, version lacks position 4, stream_id account-${account.id}, version 3\n`,
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
