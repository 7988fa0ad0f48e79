import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { DataSource } from 'typeorm';
import { Accounts } from '../../src/account/aggregate/accounts.js';
import { DepositMoney } from '../../src/account/domain/account.commands.js';
import { formatInstant, type Instant } from '../../src/event-sourcing/log/instant.js';
import { Rebuild } from '../../src/event-sourcing/read-models/generations/rebuild.js';
import type { StoredEvent } from '../../src/event-sourcing/log/recorded-event.js';
import { ConsumerDiscovery } from '../../src/event-sourcing/nest/consumer-discovery.js';
import { MOST_ENTRIES_AN_EVENT } from '../../src/ledger/domain/ledger.events.js';
import { LEDGER_STREAM, ledgerAggregate } from '../../src/ledger/aggregate/ledger.aggregate.js';
import { AccountApi, openAccount } from '../support/account-api.js';
import { checkAtRest, settled } from '../support/at-rest.js';
import { databases } from '../support/databases.js';
import { times } from '../support/hammering.js';
import { ledgerByFold } from '../support/ledger-by-fold.js';
import { read } from '../support/reading.js';
import { startApp, type TestApp } from '../support/test-app.js';

const MAX = 2n ** 63n - 1n;
const LEDGER = '/api/ledger';
const TRIAL_BALANCE = '/api/ledger/trial-balance';
const TIMES = 60;

describe.each(databases)("the ledger's past: $name", (database) => {
  const bonusAccount = randomUUID();
  const environment = { LEASE_MS: '1000', BONUS_ACCOUNT_ID: bonusAccount };
  const apps: TestApp[] = [];
  let databaseUrl: string;
  let app: TestApp;

  const start = async (more: Record<string, string> = {}) => {
    const started = await startApp(databaseUrl, { environment: { ...environment, ...more } });
    apps.push(started);
    return started;
  };
  const events = () => app.log.readAll(0, 100_000);
  const answers = async (asOf: Instant | string, url = app.url) => {
    const query = { asOf: typeof asOf === 'number' ? formatInstant(asOf) : asOf };
    const ledger = await read<{ position: number }>(url, LEDGER, query);
    const trialBalance = await read<{ position: number }>(url, TRIAL_BALANCE, query);
    expect([ledger.position, trialBalance.position]).toEqual([
      ledger.body.position,
      trialBalance.body.position,
    ]);
    return { ledger: ledger.body, trialBalance: trialBalance.body };
  };
  const folded = (all: readonly StoredEvent[], time: Instant) =>
    ledgerByFold(all.filter(({ recordedAt }) => recordedAt <= time));

  beforeAll(async () => {
    databaseUrl = await database.createUrl();
    app = await start();
    await new AccountApi(app.url, bonusAccount).open().expect(201);
    for (const currency of ['EUR', 'JPY']) {
      const balance = currency === 'JPY' ? MAX : 5_000n;
      const [one, two] = [
        await openAccount(app.url, { balance, currency }),
        await openAccount(app.url, { balance: 300n, currency }),
      ];
      for (let round = 0; round < 8; round++)
        await Promise.all([
          one.transfer(two.id, 7).expect(204),
          two.withdraw(5).expect(204),
          two.deposit(150 + round).expect(204),
        ]);
    }
    await settled(app.app);
  });

  afterAll(async () => {
    for (const each of apps) await each.close();
    await database.drop(databaseUrl);
  });

  it('is what the log comes to, at many times', async () => {
    const all = await events();
    const every = all.flatMap(({ recordedAt }) => [recordedAt - 1, recordedAt]);
    const step = every.length / TIMES;
    const some = times(TIMES, (index) => every[Math.floor(index * step)]!);
    for (const time of [...some, all.at(-1)!.recordedAt])
      expect(await answers(time)).toEqual(folded(all, time));
    const { rows } = folded(all, all.at(-1)!.recordedAt).trialBalance;
    const ofEuros = ['bonus-expense', 'cash', 'customers', 'transfers'];
    expect(rows.map(({ account }) => account)).toEqual([...ofEuros, ...ofEuros.slice(1)]);
    expect(rows.at(-2)!.credit).toBeGreaterThan(MAX);
  });

  it('is empty, and balanced, before anything was recorded', async () => {
    expect(await answers('2001-01-01T00:00:00Z')).toEqual({
      ledger: { position: 0, currencies: [] },
      trialBalance: { position: 0, rows: [], balanced: true },
    });
  });

  it.each([
    ['of the future', { asOf: '2200-01-01T00:00:00Z' }, 'time-in-future'],
    ['of no time', { asOf: 'yesterday' }, 'invalid-parameters'],
    ['and of a position', { asOf: '2001-01-01T00:00:00Z', minPosition: '1' }, 'invalid-parameters'],
  ])('is not asked for %s', async (_, query, code) => {
    for (const path of [LEDGER, TRIAL_BALANCE]) {
      const answer = await request(app.url).get(path).query(query).expect(400);
      expect(answer.body).toMatchObject({ code });
    }
  });

  it('stays what it was: whatever is paid in, forged, rebuilt, and whoever answers', async () => {
    const { recordedAt } = await app.log.head();
    const before = await answers(recordedAt);
    const same = async (url?: string) => expect(await answers(recordedAt, url)).toEqual(before);
    await openAccount(app.url, { balance: 1_000n });
    await same();
    await settled(app.app);
    await app.app.get(DataSource).query('UPDATE ledger_balances_1 SET debit = 1, credit = 2');
    await same();
    const projections = app.app.get(ConsumerDiscovery).projections();
    const balances = projections.find(({ table }) => table.name === 'ledger_balances')!;
    await app.app.get(Rebuild).run(balances, () => undefined);
    await same();
    await same((await start({ ROLE: 'api' })).url);
    await checkAtRest(app.app);
  });

  it('is read from snapshots, of which one of another shape is none', async () => {
    const account = await openAccount(app.url);
    const accounts = app.app.get(Accounts);
    const deposit = () => accounts.execute(new DepositMoney(account.id, 1n, randomUUID()));
    const { schemaVersion, every } = ledgerAggregate.snapshots;
    await Promise.all(times(every * MOST_ENTRIES_AN_EVENT, deposit));
    await settled(app.app);
    const newest = () => app.log.snapshotWithin(LEDGER_STREAM, schemaVersion, {});
    const snapshot = (await newest())!;
    expect(snapshot.version).toBeGreaterThanOrEqual(every);
    const all = await events();
    const end = all.at(-1)!.recordedAt;
    expect(await answers(end)).toEqual(folded(all, end));

    const ofBefore = { recordedUpTo: 1, currencies: { EUR: { balance: '1', transactions: 1 } } };
    const dataSource = app.app.get(DataSource);
    await dataSource.query(
      `UPDATE snapshots SET schema_version = 1, state = '${JSON.stringify(ofBefore)}'
       WHERE stream_id = '${LEDGER_STREAM}'`,
    );
    expect(await newest()).toBeUndefined();
    expect(await answers(end)).toEqual(folded(all, end));
    while (apps.length > 0) await apps.pop()!.close();
    app = await start();
    expect(await answers(end)).toEqual(folded(all, end));
    await openAccount(app.url, { balance: 200n });
    await checkAtRest(app.app);
    expect((await newest())!.version).toBeGreaterThan(snapshot.version);
  });

  it('is waited for where the ledger is behind, but not for long', async () => {
    while (apps.length > 0) await apps.pop()!.close();
    app = await start({ ROLE: 'api', MAX_READ_WAIT_MS: '100' });
    const { recordedAt: before } = await app.log.head();
    const known = await answers(before);
    await openAccount(app.url, { balance: 1n });
    const asOf = formatInstant((await app.log.head()).recordedAt);
    for (const path of [LEDGER, TRIAL_BALANCE]) {
      const answer = await request(app.url).get(path).query({ asOf }).expect(503);
      expect(answer.body).toMatchObject({ code: 'position-not-reached' });
      expect(answer.headers).toHaveProperty('retry-after');
    }
    expect(await answers(before)).toEqual(known);
  });
});
