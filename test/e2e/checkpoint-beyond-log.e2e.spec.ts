import request from 'supertest';
import { SubscriptionOverview } from '../../src/event-sourcing/nest/subscription-overview.js';
import { Transactions } from '../../src/event-sourcing/log/stores/sql/transactions/transactions.js';
import { LEDGER_SAGA } from '../../src/ledger/saga/ledger.saga.js';
import { AccountApi, openAccount } from '../support/account-api.js';
import { settled, settledAndConsistent } from '../support/at-rest.js';
import { bankCommand } from '../support/command-hosts.js';
import { databases } from '../support/databases.js';
import { startApp, type TestApp } from '../support/test-app.js';
import { until } from '../support/until.js';

const NOWHERE = 999_999;
const environment = { LEASE_MS: '1000', MAX_READ_WAIT_MS: '300' };

describe.each(databases)('a checkpoint beyond the end of the log: $name', (database) => {
  let databaseUrl: string;
  let app: TestApp;
  let account: AccountApi;
  let before: number;

  beforeAll(async () => {
    databaseUrl = await database.createUrl();
    app = await startApp(databaseUrl, { environment });
    account = await openAccount(app.url, { balance: 5n });
    await settled(app.app);
    before = (await app.log.head()).position;
    await setCheckpoint(NOWHERE);
    await app.close();
    app = await startApp(databaseUrl, { environment });
    account = new AccountApi(app.url, account.id);
  });

  afterAll(async () => {
    await app?.close();
    await database.drop(databaseUrl);
  });

  const setCheckpoint = (position: number) =>
    app.app
      .get(Transactions)
      .run((session) =>
        session.execute('UPDATE subscriptions SET position = ? WHERE name = ?', [
          position,
          LEDGER_SAGA,
        ]),
      );
  const saga = async () =>
    (await app.app.get(SubscriptionOverview).list()).find(({ name }) => name === LEDGER_SAGA)!;
  const ready = async () =>
    (await request(app.url).get('/health/ready').expect(200)).body as { status: string };

  it('is told at once, whatever the consumer itself knows', async () => {
    expect(await saga()).toMatchObject({
      state: 'stopped',
      error: expect.stringContaining('beyond the end of the log') as string,
    });
    expect((await ready()).status).toBe('degraded');
  });

  it('stops the consumer, which says why', async () => {
    await account.deposit(1).expect(204);
    const sql = `SELECT state FROM subscriptions WHERE name = '${LEDGER_SAGA}'`;
    await until(async () => {
      const [row] = await app.app.get(Transactions).reads.query(sql);
      return row!.state === 'stopped';
    });
  });

  it('does not pass for having dealt with what is waited for', async () => {
    const { position } = await app.log.head();
    const answer = await request(app.url).get(`/api/ledger?minPosition=${position}`).expect(503);
    expect(answer.body).toMatchObject({ code: 'consumer-stopped' });
  });

  it('is a difference', async () => {
    const answer = await request(app.url).get('/api/ledger/reconciliation').expect(200);
    const told = (answer.body as { differences: { where: string; subject: string }[] }).differences;
    expect(told.map(({ where, subject }) => [where, subject])).toEqual([
      [LEDGER_SAGA, 'position'],
      [LEDGER_SAGA, 'recorded up to position'],
    ]);
  });

  it('is found by verify', async () => {
    const { code, stdout } = await bankCommand(databaseUrl, 'verify');
    expect(stdout).toContain(`${LEDGER_SAGA} says that it has come to position ${NOWHERE}`);
    expect(code).toBe(1);
  });

  it('does no harm when it is put back', async () => {
    await setCheckpoint(before);
    await app.close();
    app = await startApp(databaseUrl, { environment });
    await until(async () => (await ready()).status === 'up');
    await settled(app.app);
    await settledAndConsistent(databaseUrl);
  });
});
