import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { accountAggregate, accountStream } from '../../src/account/aggregate/account.aggregate.js';
import { Accounts } from '../../src/account/aggregate/accounts.js';
import { DepositMoney } from '../../src/account/domain/account.commands.js';
import { formatInstant } from '../../src/event-sourcing/log/instant.js';
import { AccountApi } from '../support/account-api.js';
import { databases } from '../support/databases.js';
import { read } from '../support/reading.js';
import { countRows, type RowCount } from '../support/row-count.js';
import { startApp, type TestApp } from '../support/test-app.js';
import { until } from '../support/until.js';

const SNAPSHOT_EVERY = 50;
const BATCH = 1_000;
const BATCHES = 100;
/** One commit each: the newest snapshot is of one of them. */
const SINGLE = 93;
const VERSIONS = 1 + BATCHES * BATCH + SINGLE;
/** Of the log's head, mostly. */
const HANDFUL = 10;

/** What event number `version` deposits is as many cents. */
const balanceAt = (version: number) => (version * (version + 1)) / 2 - 1;
const deposit = (accountId: string, version: number) =>
  new DepositMoney(accountId, BigInt(version), randomUUID());

describe.each(databases)('an account with 100,000 events: $name', (database) => {
  const account = randomUUID();
  const path = `/api/account/${account}`;
  let databaseUrl: string;
  let app: TestApp | undefined;

  const stop = async () => {
    await app?.close();
    app = undefined;
  };
  /** One that has nothing in memory. */
  const start = async () => {
    await stop();
    return (app = await startApp(databaseUrl, { environment: { ROLE: 'api' } }));
  };
  const newestSnapshot = async ({ log }: TestApp, accountId: string) => {
    const { schemaVersion } = accountAggregate.snapshots;
    const [snapshot] = await log.newestSnapshots([accountStream(accountId)], schemaVersion);
    return snapshot?.version ?? 0;
  };
  const get = async (query: Record<string, string | number> = {}) => {
    const running = await start();
    const { result, rows } = await countRows(running.app.get(DataSource), () =>
      read<{ balance: number }>(running.url, path, query),
    );
    return {
      balance: result.body.balance,
      version: Number(/\d+/.exec(result.headers.etag!)),
      rows,
    };
  };

  beforeAll(async () => {
    databaseUrl = await database.createUrl();
    const running = await start();
    await new AccountApi(running.url, account).open().expect(201);
    const accounts = running.app.get(Accounts);
    let version = 1;
    for (let batch = 0; batch < BATCHES; batch++) {
      const deposits = Array.from({ length: BATCH }, () => deposit(account, ++version));
      const outcomes = await accounts.executeEach(deposits);
      expect(outcomes.filter((outcome) => !('committed' in outcome))).toEqual([]);
    }
    for (let each = 0; each < SINGLE; each++) await accounts.execute(deposit(account, ++version));
    expect(version).toBe(VERSIONS);
  });

  afterAll(async () => {
    await stop();
    await database.drop(databaseUrl);
  });

  it('is read from its snapshot and fewer than 50 events', async () => {
    const { balance, version, rows } = await get();
    expect([balance, version]).toEqual([balanceAt(VERSIONS), VERSIONS]);
    expectFew(rows, SNAPSHOT_EVERY);
    // What was counted is what was read.
    expect([rows.snapshots, rows.events]).toEqual([1, SNAPSHOT_EVERY - 1]);
  });

  it.each([1, 49, 1_000, 50_000, 50_001, 50_002, 100_000, VERSIONS - SINGLE, VERSIONS])(
    'is read as it was at version %d from a snapshot and a batch at most',
    async (version) => {
      const past = await get({ version });
      expect([past.balance, past.version]).toEqual([balanceAt(version), version]);
      expectFew(past.rows, SNAPSHOT_EVERY + BATCH);
    },
  );

  it('is read as of now, and as of a time in the middle, from a snapshot and few events', async () => {
    const { log } = await start();
    const [middle] = await log.readStream(accountStream(account), VERSIONS >> 1, 1);
    const now = await get({ asOf: formatInstant((await log.head()).recordedAt) });
    expect([now.balance, now.version]).toEqual([balanceAt(VERSIONS), VERSIONS]);
    expectFew(now.rows, SNAPSHOT_EVERY);
    const then = await get({ asOf: formatInstant(middle!.recordedAt) });
    expect(then.version).toBeGreaterThanOrEqual(middle!.version);
    expect(then.balance).toBe(balanceAt(then.version));
    expectFew(then.rows, SNAPSHOT_EVERY + BATCH);
  });

  it('takes the first deposit after a start from its snapshot and fewer than 50 events', async () => {
    const running = await start();
    const deposit = async () =>
      void (await new AccountApi(running.url, account).deposit(VERSIONS + 1).expect(204));
    const { rows } = await countRows(running.app.get(DataSource), async (rows) => {
      let deposited: Promise<void> | undefined;
      // The account is read while the log's lock is waited for; under it a slow machine would read it again.
      await running.log.transaction(async () => {
        deposited = deposit();
        await until(() => rows.snapshots > 0);
      });
      await deposited;
    });
    expectFew(rows, SNAPSHOT_EVERY);
    expect(rows.snapshots).toBe(1);
    const { body } = await read<{ balance: number }>(running.url, path);
    expect(body.balance).toBe(balanceAt(VERSIONS + 1));
  });

  it('has a snapshot within its last 50 events after each single deposit', async () => {
    const running = await start();
    const { id } = new AccountApi(running.url);
    await new AccountApi(running.url, id).open().expect(201);
    for (let version = 2; version <= 2 * SNAPSHOT_EVERY + 1; version++) {
      await running.app.get(Accounts).execute(deposit(id, version));
      expect(version - (await newestSnapshot(running, id))).toBeLessThan(SNAPSHOT_EVERY);
    }
    expect(VERSIONS - (await newestSnapshot(running, account))).toBeLessThan(SNAPSHOT_EVERY);
  });
});

function expectFew(rows: RowCount, events: number) {
  expect(rows.snapshots).toBeLessThanOrEqual(1);
  expect(rows.events).toBeLessThan(events);
  expect(rows.others).toBeLessThanOrEqual(HANDFUL);
}
