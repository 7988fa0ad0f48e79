import { setTimeout as delay } from 'node:timers/promises';
import type { Metadata } from '../../src/event-sourcing/log/metadata.js';
import { AccountApi, owner } from '../support/account-api.js';
import { checkAtRest } from '../support/at-rest.js';
import { bankCommand } from '../support/command-hosts.js';
import { databases } from '../support/databases.js';
import { goldenAnswers, GOLDEN_ENVIRONMENT, loadGoldenLog } from '../support/golden-log.js';
import { times } from '../support/hammering.js';
import { LONGEST_MS } from '../support/longest.js';
import { openLog } from '../support/open-log.js';
import { parseExactly, positionOf, read } from '../support/reading.js';
import { startApp, type TestApp } from '../support/test-app.js';
import { until } from '../support/until.js';

const id = (number: number) => `a0000000-0000-4000-8000-00000000000${number}`;
const [ADA, BOB, CARLA] = [id(2), id(3), id(4)] as const;
const BONUS = GOLDEN_ENVIRONMENT.BONUS_ACCOUNT_ID;
const SNAPSHOTS_EVERY = 50;

describe.each(databases)('the log of a program of version 1: $name', (database) => {
  let databaseUrl: string;
  let app: TestApp;
  let answers: Map<string, string>;

  beforeEach(async () => {
    databaseUrl = await loadGoldenLog('v1', database);
    answers = await goldenAnswers('v1', database);
  });
  afterEach(async () => {
    await app?.close();
    await database.drop(databaseUrl);
  });

  const start = async (more = {}) =>
    (app = await startApp(databaseUrl, { environment: { ...environment, ...more } }));
  const environment = { ...GOLDEN_ENVIRONMENT, LEASE_MS: '1000', MAX_READ_WAIT_MS: '500' };
  const account = (accountId: string) => new AccountApi(app.url, accountId);

  it('is of that age: most accounts were opened without a currency', async () => {
    const { log, close } = await openLog(databaseUrl);
    const events = await log.readAll(0, 1_000).finally(close);
    const opened = events.filter(({ type }) => type === 'AccountOpened');
    expect(opened.map(({ schemaVersion }) => schemaVersion)).toEqual(times(5, () => 1));
    const named = opened.map(({ data }) => (JSON.parse(data) as { currency?: string }).currency);
    expect(Array.from(named)).toEqual([undefined, undefined, undefined, 'CHF', undefined]);
    expect(new Set(events.map(({ type }) => type)).size).toBe(5);
  });

  it('is read by the program of today: it answers what the one of that age did', async () => {
    await start();
    expect(answers.size).toBeGreaterThan(20);
    for (const [path, text] of answers) {
      const expected = parseExactly(text) as object;
      const { body } = await eventually(path);
      if (path.endsWith('/reconciliation')) expect(body).toMatchObject({ consistent: true });
      else expect(body).toMatchObject(expected);
    }
    const checked = await checkAtRest(app.app);
    expect(checked.account(ADA)).toMatchObject({ currency: 'EUR', balance: 170_000n });
  });

  it('has a table of entries of another version, which is replaced; the old one goes after a while', async () => {
    const before = await startApp(databaseUrl, { environment: { ...environment, ROLE: 'api' } });
    const response = await fetch(`${before.url}/api/ledger/entries`).finally(before.close);
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await response.json()).toMatchObject({ code: 'read-model-being-built' });

    app = await startApp(databaseUrl, { environment: { ...environment, RETIRED_GRACE_MS: '0' } });
    const { body } = await eventually('/api/ledger/entries?limit=1000');
    const { items } = body as { items: { position: number; correlationId: string | null }[] };
    expect(items.length).toBeGreaterThan(60);
    const { log, transactions, close } = await openLog(databaseUrl);
    const events = await log.readStream('ledger', 0, 1_000);
    const named = Array.from(events, ({ metadata }) => JSON.parse(metadata) as Metadata);
    expect(items.map(({ correlationId }) => correlationId)).toEqual(
      named.map(({ correlationId }) => correlationId ?? null),
    );
    expect(new Set(events.map(({ type }) => type))).toEqual(new Set(['EntryRecorded']));
    expect(items.map(({ position }) => position)).toEqual(
      Array.from(events, ({ position }) => position),
    );
    const old = 'SELECT COUNT(*) AS n FROM ledger_entries_1';
    const isGone = () =>
      transactions.reads.query(old).then(
        () => false,
        () => true,
      );
    await until(isGone).finally(close);
  });

  it('is continued by it: with bonus, ledger and statements, and retries of what was done then', async () => {
    await start({ MAX_READ_WAIT_MS: '60000' });
    const { body: before } = await read<{ balance: number }>(app.url, `/api/account/${BONUS}`);
    const retry = await account(ADA)
      .put({ deposit: '250000', transactionId: 'c0000000-0000-4000-8000-000000000001' })
      .expect(204);
    expect(retry.headers).toMatchObject({ 'idempotent-replayed': 'true', etag: '"2"' });
    const reused = await account(ADA).deposit(1, 'c0000000-0000-4000-8000-000000000001');
    expect(reused.body).toMatchObject({ code: 'transaction-id-reused' });
    const refused = await account(CARLA).transfer(BOB, 1).expect(422);
    expect(refused.body).toMatchObject({ code: 'currency-mismatch' });

    const fresh = new AccountApi(app.url);
    await fresh.open({ owner, currency: 'CHF' }).expect(201);
    await account(CARLA).transfer(fresh.id, 2).expect(204);
    await account(ADA).deposit(1_000).expect(204);
    const minPosition = positionOf(await account(ADA).transfer(BOB, 500).expect(204));
    const statement = await read<{ items: unknown[] }>(
      app.url,
      `/api/account/${ADA}/transactions`,
      { minPosition },
    );
    expect(statement.body.items.slice(-2)).toMatchObject([
      { kind: 'deposit', balance: 171_000 },
      { kind: 'transfer-out', balance: 170_500, counterparty: BOB },
    ]);
    const bank = await checkAtRest(app.app);
    expect(bank.balance(BONUS)).toBe(BigInt(before.balance) + 100n);
    expect(bank.account(fresh.id)).toMatchObject({ currency: 'CHF', balance: 2n });
    const verified = await bankCommand(databaseUrl, 'verify');
    expect(verified).toMatchObject({ code: 0, stderr: '' });
    const stream = await app.log.readStream('ledger', 0, 1_000);
    expect([stream[0]!.type, stream.at(-1)!.type]).toEqual(['EntryRecorded', 'EntriesRecorded']);
    expect(verified.stdout).toContain('the ledger and the read models agree with the log.');
  });

  it('has snapshots of that age; one of another shape is ignored and made anew', async () => {
    await change(`UPDATE snapshots SET schema_version = 0, state = 'of another shape'`);
    await start();
    const { body } = await account(BOB).get().expect(200);
    expect(body).toMatchObject({ balance: 78_175 });
    await account(BOB).deposit(1).expect(204);
    const [made] = await app.log.newestSnapshots([`account-${BOB}`], 1);
    expect(made!.version).toBeGreaterThan(SNAPSHOTS_EVERY);
    expect(await account(BOB).balance()).toBe('78176');
    await checkAtRest(app.app);
  });

  /** A read model of that age may be being replaced. */
  async function eventually(pathAndQuery: string) {
    const [path = '', query] = pathAndQuery.split('?');
    const parameters = Object.fromEntries(new URLSearchParams(query));
    for (const until = performance.now() + LONGEST_MS; ; await delay(50)) {
      try {
        return await read(app.url, path, parameters);
      } catch (error) {
        if (!String(error).includes('503') || performance.now() > until) throw error;
      }
    }
  }

  async function change(sql: string): Promise<void> {
    const { transactions, close } = await openLog(databaseUrl);
    await transactions.run((session) => session.execute(sql)).finally(close);
  }
});
