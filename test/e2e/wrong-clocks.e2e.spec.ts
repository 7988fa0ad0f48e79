import { setTimeout as delay } from 'node:timers/promises';
import request from 'supertest';
import { PinoLogger } from '../../src/logging/pino-logger.service.js';
import { AccountApi, openAccount } from '../support/account-api.js';
import { databases } from '../support/databases.js';
import { eventually } from '../support/eventually.js';
import { stopDatabaseServers } from '../support/database-servers.js';
import { clockOffBy, noFakedTime, ServerOutOfTime } from '../support/faked-time.js';
import { createBank } from '../support/server-connection.js';
import { killServers, startServer } from '../support/server-process.js';
import { privateServers } from '../support/private-servers.js';
import { startApp, type TestApp } from '../support/test-app.js';
import { eachOf } from '../support/each-of.js';

const A_YEAR_S = 365 * 86_400;
const TRANSACTION = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
/** Where that is left out, the last lines of the run say so. */
const withFakedTime = noFakedTime ? describe.skip : describe;

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1_000).toISOString();

eachOf(privateServers, withFakedTime)(
  'a database whose clock is wrong: $name',
  ({ server: program }) => {
    let server: ServerOutOfTime;
    let databaseUrl: string;
    let app: TestApp;
    let account: AccountApi;
    let lines: string[];

    beforeAll(async () => {
      server = await ServerOutOfTime.start(program, program.find()!);
      databaseUrl = await createBank(server.url);
    });
    afterAll(() => stopDatabaseServers());

    beforeEach(async () => {
      lines = [];
      const logger = new PinoLogger('info', { write: (line) => lines.push(line) });
      app = await startApp(databaseUrl, { logger, environment: { ROLE: 'api' } });
      account = await openAccount(app.url, { balance: 100n });
    });
    afterEach(async () => {
      await server.setClock('+0');
      await app.close();
      await killServers();
    });

    const get = (path: string, query: object = {}) => request(app.url).get(path).query(query);
    const metric = async (name: string) => {
      const { text } = await get('/metrics').expect(200);
      return Number(new RegExp(`^${name} (.*)$`, 'm').exec(text)?.[1]);
    };
    const told = () => lines.filter((line) => line.includes('"Clock"'));
    const statement = async (to: string) => {
      const answer = await get(`${account.path}/statement`, { to }).expect(200);
      return answer.body as { final: boolean; closingBalance: number };
    };

    it('and ahead for once has nothing recorded, and is told; when it is right, all is well', async () => {
      await server.setClock('+365d');
      const before = await app.log.head();
      for (let times = 0; times < 3; times++) {
        const { body } = await account.deposit(5, TRANSACTION).expect(503);
        expect(body).toMatchObject({ code: 'log-unavailable' });
        expect(body.detail).toMatch(/^The database's clock is wrong: it is 3153\d{4} s ahead\./);
      }
      expect(await account.balance()).toBe('100');
      const { text } = await get('/health/ready').expect(503);
      expect(text).toMatch(/clock is 3153\d{4} s ahead .* Set right/);
      expect(await metric('bank_clock_ahead_seconds')).toBeGreaterThan(A_YEAR_S - 10);
      // Nor is the log's time moved by who asks for what is to come.
      await account.get({ asOf: inSeconds(3_600) }).expect(400);
      expect((await statement(inSeconds(3_600))).final).toBe(false);
      expect(await app.log.head()).toEqual(before);
      expect(told()).toHaveLength(1);

      await server.setClock('+0');
      await eventually(() => get('/health/ready').expect(200));
      await account.deposit(5, TRANSACTION).expect(204);
      expect(await metric('bank_clock_ahead_seconds')).toBe(0);
      await delay(10);
      expect(await account.balance({ asOf: inSeconds(-0.001) })).toBe('105');
      expect(await statement(inSeconds(-0.001))).toMatchObject({
        final: true,
        closingBalance: 105,
      });
      expect(told()).toHaveLength(2);
    });

    it('and behind has the log go on at its last time, as is told', async () => {
      await server.setClock('-1d');
      await account.deposit(1).expect(204);
      const ready = await get('/health/ready').expect(200);
      expect(ready.body).toMatchObject({ status: 'degraded', troubles: [{ code: 'log-ahead' }] });
      expect(await metric('bank_log_ahead_seconds')).toBeGreaterThan(86_300);
      expect(await metric('bank_clock_ahead_seconds')).toBeLessThan(-86_300);
    });

    it("but this process's own, which is behind, keeps no bank from working that is at work", async () => {
      const behind = await startServer(databaseUrl, { ROLE: 'api', ...clockOffBy('-1d') });
      const other = await openAccount(behind.url, { balance: 7n });
      await account.deposit(1).expect(204);
      await other.deposit(1).expect(204);
      expect(await other.balance()).toBe('8');
    });
  },
);

const [sqlite] = databases;

withFakedTime('a bank that was a year ahead, and killed: sqlite', () => {
  let databaseUrl: string;

  beforeAll(async () => {
    databaseUrl = await sqlite!.createUrl();
  });
  afterAll(async () => {
    await killServers();
    await sqlite!.drop(databaseUrl);
  });

  it('says so, and what it does not know; its consumers go on', async () => {
    const right = await startServer(databaseUrl);
    const account = await openAccount(right.url, { balance: 100n });
    expect(await right.stop()).toBe(0);
    const ahead = await startServer(databaseUrl, clockOffBy('+365d'));
    await new AccountApi(ahead.url, account.id).deposit(5).expect(204);
    await following(ahead.url);
    await ahead.kill();

    const again = await startServer(databaseUrl);
    const { id } = account;
    const late = new AccountApi(again.url, id);
    await late.deposit(1).expect(204);
    await following(again.url);
    const get = (path: string, query: object = {}) => request(again.url).get(path).query(query);
    const { body } = (await get('/health/ready').expect(200)) as { body: Ready };
    expect(body).toMatchObject({ status: 'degraded', troubles: [{ code: 'log-ahead' }] });
    expect(body.troubles[0]!.detail).toMatch(/, 31\d{6} s ahead of the database's clock/);
    expect(again.printed()).toMatch(/31\d{6} s ahead of the database's clock/);
    const { text } = await get('/metrics').expect(200);
    expect(text).toMatch(/^bank_log_ahead_seconds 31\d{6}$/m);

    const to = inSeconds(-0.001);
    const refused = await late.get({ asOf: to }).expect(503);
    expect(refused.body).toMatchObject({ code: 'log-ahead-of-clock' });
    await get('/api/ledger', { asOf: to }).expect(503);
    const known = /known up to (\S+) only/.exec(String(refused.body.detail))![1]!;
    expect(await late.balance({ asOf: known })).toBe('100');
    const statement = await get(`${late.path}/statement`, { to }).expect(200);
    expect(statement.body).toMatchObject({ final: false, closingBalance: 100 });
    expect((await get(`${late.path}/statement`).expect(200)).body).toMatchObject({
      closingBalance: 106,
    });
    expect(await late.balance()).toBe('106');
  });

  /** All of what follows the log is run, and has come to its end. */
  const following = (url: string) =>
    eventually(async () => {
      const { body } = (await request(url).get('/health/ready').expect(200)) as { body: Ready };
      for (const { state, lag } of body.subscriptions)
        expect({ state, lag }).toEqual({ state: 'following', lag: 0 });
    });
});

interface Ready {
  readonly status: string;
  readonly troubles: readonly { readonly code: string; readonly detail: string }[];
  readonly subscriptions: readonly { readonly state: string; readonly lag: number }[];
}
