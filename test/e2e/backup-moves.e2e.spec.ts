import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bankEvents } from '../../src/cli/bank/with-log.js';
import { EventRegistry } from '../../src/event-sourcing/log/event-registry.js';
import { formatInstant } from '../../src/event-sourcing/log/instant.js';
import { ParkedEvents } from '../../src/event-sourcing/consume/policies/parked-events.js';
import { AccountApi, openAccount } from '../support/account-api.js';
import { checkAtRest, settled } from '../support/at-rest.js';
import { exportTo, importFrom } from '../support/bank-file.js';
import { bankCommand } from '../support/command-hosts.js';
import { databases, type TestDatabases } from '../support/databases.js';
import { eventually } from '../support/eventually.js';
import { MailServer } from '../support/mail-server.js';
import { openLog } from '../support/open-log.js';
import { startApp, type TestApp } from '../support/test-app.js';
import { eachOf } from '../support/each-of.js';

const BONUS_ACCOUNT = randomUUID();
const MAILBOX = 'someone@mailboxes.example.org';
const REFUSED = 'nobody@mailboxes.example.org';
const mails = new MailServer();
const environment = {
  DATA_KEY: randomBytes(32).toString('base64'),
  LEASE_MS: '1000',
  BONUS_ACCOUNT_ID: BONUS_ACCOUNT,
  BONUS_CAP: String(2n ** 62n),
};

interface Bank {
  readonly url: string;
  readonly accounts: readonly string[];
  /** Where mail goes for deposits into it. */
  readonly notified: string;
  readonly between: string;
}

const start = (databaseUrl: string) =>
  startApp(databaseUrl, { environment: { ...environment, SMTP_URL: mails.url } });

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bank-moves-'));
  await mails.start();
  mails.refused.set(REFUSED, 550);
});
afterAll(async () => {
  await mails.stop();
  await rm(folder, { recursive: true });
});

/** A bank with a bit of everything, at rest. */
async function seed(databaseUrl: string): Promise<Bank> {
  const app = await start(databaseUrl);
  await new AccountApi(app.url, BONUS_ACCOUNT).open().expect(201);
  const rich = await openAccount(app.url, { balance: 2n ** 62n + 1n });
  const poor = await openAccount(app.url);
  const dollars = await openAccount(app.url, { currency: 'USD', balance: 7_000n });
  const closed = await openAccount(app.url, { balance: 5n });
  const [notified, refused] = [new AccountApi(app.url), new AccountApi(app.url)];
  await notified.open({ owner: randomUUID() }, { notify: MAILBOX }).expect(201);
  await refused.open({ owner: randomUUID() }, { notify: REFUSED }).expect(201);
  await rich.transfer(poor.id, 1_000).expect(204);
  const between = formatInstant((await app.log.head()).recordedAt);
  for (const amount of [500, 600]) await notified.deposit(amount).expect(204);
  await refused.deposit(800).expect(204);
  await closed.withdraw(5).expect(204);
  await closed.close().expect(204);
  for (let each = 0; each < 70; each++) await poor.withdraw(1).expect(204);
  await settled(app.app);
  expect(await app.app.get(ParkedEvents).list(10)).toMatchObject([
    { state: 'parked' },
    { state: 'skipped' },
  ]);
  await app.close();
  const accounts = [BONUS_ACCOUNT, rich, poor, dollars, closed, notified, refused].map((each) =>
    typeof each === 'string' ? each : each.id,
  );
  return { url: databaseUrl, accounts, notified: notified.id, between };
}

const paths = ({ accounts, between }: Bank) => [
  ...accounts.flatMap((id) => [
    `/api/account/${id}`,
    `/api/account/${id}?version=1`,
    `/api/account/${id}?asOf=${between}`,
    `/api/account/${id}/transactions`,
    `/api/account/${id}/transactions?from=${between}`,
    `/api/account/${id}/statement?to=${between}`,
    `/api/account/${id}/history`,
    `/api/ledger/entries?accountId=${id}&limit=1000`,
  ]),
  '/api/accounts',
  '/api/accounts?open=false',
  '/api/ledger',
  `/api/ledger?asOf=${between}`,
  '/api/ledger/entries?limit=1000',
  '/api/ledger/trial-balance',
  `/api/ledger/trial-balance?asOf=${between}`,
  '/api/ledger/reconciliation',
  '/api/feed?after=0&limit=1000',
];

async function answers({ url }: TestApp, bank: Bank): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const path of paths(bank)) {
    const answer = await fetch(url + path);
    const text = (await answer.text()).replaceAll(url, '');
    const { 'log-position': position, etag } = Object.fromEntries(answer.headers);
    found.set(path, `${answer.status} ${position} ${etag} ${text}`);
  }
  return found;
}

async function table(databaseUrl: string, name: string, order: string): Promise<string[]> {
  const { transactions, close } = await openLog(databaseUrl);
  const rows = await transactions.reads.query(`SELECT * FROM ${name} ORDER BY ${order}`);
  await close();
  return rows.map((row) => JSON.stringify(Object.entries(row).map((each) => each.map(String))));
}

const linesOf = async (path: string, ...kinds: string[]) =>
  (await readFile(path, 'utf8'))
    .split('\n')
    .filter((line) => kinds.some((kind) => line.startsWith(`{"kind":"${kind}"`)));

const end = async (path: string) =>
  JSON.parse((await linesOf(path, 'end'))[0]!) as Record<string, unknown>;

/** All pairs, but for MySQL, which differs little from MariaDB here: once from it, once to it. */
const others = (from: TestDatabases) =>
  databases.filter((to) => {
    if (to.name === 'mysql') return from.name === 'sqlite';
    return to.name !== from.name && (from.name !== 'mysql' || to.name === 'postgres');
  });

describe.each(databases)('a bank on $name', (database) => {
  let bank: Bank;
  const file = (name: string) => join(folder, `${database.name}-${name}.ndjson`);

  beforeAll(async () => {
    bank = await seed(await database.createUrl());
    const exported = await exportTo(bank.url, file('with-keys'), '--with-owner-keys');
    expect(exported).toMatchObject({ code: 0 });
    expect(exported.stderr).toMatch(
      /^Exported \d+ events\.\nKeep its hash elsewhere: \d+:[0-9a-f]{64}$/m,
    );
  });
  afterAll(() => database.drop(bank.url));

  it('is exported without the keys of its owners, unless they are asked for', async () => {
    expect(await exportTo(bank.url, file('without'))).toMatchObject({ code: 0 });
    expect(await linesOf(file('with-keys'), 'ownerKey')).toHaveLength(2);
    expect(await linesOf(file('without'), 'ownerKey')).toEqual([]);
    const keys = await table(bank.url, 'owner_keys', 'owner_id');
    expect(keys).toHaveLength(2);
    const text = await readFile(file('without'), 'utf8');
    for (const key of keys) expect(text).not.toContain(/v1\.[\w-]+/.exec(key)![0]);
    expect(text.slice(0, text.indexOf('\n'))).toContain('"ownerKeys":false');
  });

  eachOf(others(database))('that moves to $name', (other) => {
    let url: string;
    let moved: TestApp;
    let mailsBefore: number;

    beforeAll(async () => {
      url = await other.createUrl();
      mailsBefore = mails.received.length;
      expect(await importFrom(url, file('with-keys'))).toMatchObject({ code: 0 });
    });
    afterAll(async () => {
      await moved?.close();
      await other.drop(url);
    });

    it('has the same log, to the last byte of every column', async () => {
      expect(await table(url, 'events', 'position')).toEqual(
        await table(bank.url, 'events', 'position'),
      );
      const order = 'stream_id, schema_version, version';
      expect(await table(url, 'snapshots', order)).toEqual(
        await table(bank.url, 'snapshots', order),
      );
      expect(await table(url, 'log_head', 'id')).toEqual(await table(bank.url, 'log_head', 'id'));
      const seals = await table(url, 'event_seals', 'last_position');
      expect(seals.at(-1)).toContain(String((await end(file('with-keys'))).chainHash));
    });

    it('is exported from there as the same file but for its beginning', async () => {
      const path = file(`from-${other.name}`);
      expect(await exportTo(url, path, '--with-owner-keys')).toMatchObject({ code: 0 });
      const kinds = ['event', 'snapshot', 'checkpoint', 'parkedEvent', 'ownerKey'];
      const lines = await linesOf(path, ...kinds);
      expect(lines).toEqual(await linesOf(file('with-keys'), ...kinds));
      for (const kind of kinds)
        expect(lines.some((line) => line.startsWith(`{"kind":"${kind}"`))).toBe(true);
      expect((await end(path)).chainHash).toBe((await end(file('with-keys'))).chainHash);
    });

    it('can be verified but for the read models, which are to be built first', async () => {
      const { events: count, chainHash } = await end(file('with-keys'));
      const verified = await bankCommand(url, 'verify');
      expect(verified.code).toBe(3);
      expect(verified.stdout).toContain(`hash elsewhere: ${String(count)}:${String(chainHash)}`);
      const reconciled = await bankCommand(url, 'reconcile');
      expect([reconciled.code, reconciled.stdout]).toEqual([3, '']);
      for (const { stderr } of [verified, reconciled])
        expect(stderr).toContain(
          'Start a server, which builds it, or run "npm run bank -- rebuild',
        );
    });

    it('answers every read alike, sends no mail again and pays no bonus again', async () => {
      moved = await start(url);
      const original = await start(bank.url);
      const { position } = await original.log.head();
      await Promise.all([checkAtRest(moved.app), checkAtRest(original.app)]);
      expect(await answers(moved, bank)).toEqual(await answers(original, bank));
      expect((await moved.log.head()).position).toBe(position);
      expect((await original.log.head()).position).toBe(position);
      expect(mails.received).toHaveLength(mailsBefore);
      await original.close();
    });

    it('goes on there: the next deposit pays its bonus and sends its mail', async () => {
      const before = mails.to(MAILBOX).length;
      await new AccountApi(moved.url, bank.notified).deposit(10_000).expect(204);
      await eventually(() => expect(mails.to(MAILBOX)).toHaveLength(before + 1));
      await settled(moved.app);
      const { events } = await checkAtRest(moved.app);
      const bonuses = events.filter(({ data }) => data.includes('"isBonus":true'));
      expect(bonuses.at(-1)!.data).toContain('"amount":"100"');
      const { events: count, chainHash } = await end(file('with-keys'));
      for (const args of [
        ['verify', '--expect', `${String(count)}:${String(chainHash)}`],
        ['reconcile'],
      ])
        expect(await bankCommand(url, ...args)).toMatchObject({ code: 0 });
    });
  });
});

it('a mail that waits when the bank moves is sent from where it has moved to, once', async () => {
  const [from, to] = [databases[0]!, databases.at(-1)!];
  const [url, movedTo] = [await from.createUrl(), await to.createUrl()];
  const address = 'waiting@mailboxes.example.org';
  const path = join(folder, 'waiting.ndjson');
  const app = await start(url);
  const account = new AccountApi(app.url);
  await account.open({ owner: randomUUID() }, { notify: address }).expect(201);
  await account.deposit(100).expect(204);
  await eventually(() => expect(mails.to(address)).toHaveLength(1));
  await settled(app.app);
  await mails.stop();
  await account.deposit(200).expect(204);
  await app.close();
  expect(await exportTo(url, path, '--with-owner-keys')).toMatchObject({ code: 0 });
  expect(await importFrom(movedTo, path)).toMatchObject({ code: 0 });
  await mails.start();
  const moved = await start(movedTo);
  await settled(moved.app);
  expect(mails.to(address).map(({ content }) => /EUR [\d.]+/.exec(content)![0])).toEqual([
    'EUR 1.00',
    'EUR 2.00',
  ]);
  await moved.close();
  await from.drop(url);
  await to.drop(movedTo);
});

it('an import knows every type of event that the bank knows', async () => {
  const url = await databases[0]!.createUrl();
  const { app, close } = await start(url);
  const typesOf = (registry: EventRegistry) =>
    [...(registry as unknown as { types: Map<string, unknown> }).types.keys()].sort();
  expect(typesOf(bankEvents())).toEqual(typesOf(app.get(EventRegistry)));
  await close();
  await databases[0]!.drop(url);
});
