import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import request from 'supertest';
import type { AppendTransaction } from '../../src/event-sourcing/log/event-log.js';
import { LogUnavailable } from '../../src/event-sourcing/log/event-log.errors.js';
import { InMemoryEventLog } from '../../src/event-sourcing/log/stores/in-memory/in-memory-event-log.js';
import { PinoLogger } from '../../src/logging/pino-logger.service.js';
import { AccountApi, openAccount, owner } from '../support/account-api.js';
import { databases } from '../support/databases.js';
import { eventually } from '../support/eventually.js';
import { RawClient } from '../support/raw-client.js';
import { startApp, type TestApp } from '../support/test-app.js';

/** An event log that fails, or takes its time. */
class FrailEventLog extends InMemoryEventLog {
  error: Error | undefined;
  takesMs = 0;

  override async transaction<T>(work: (transaction: AppendTransaction) => Promise<T>): Promise<T> {
    await delay(this.takesMs);
    if (this.error) throw this.error;
    return super.transaction(work);
  }
}

const ROUTE = '/api/account/:accountId';

describe.each(['failed', 'all', 'off'] as const)('REQUEST_LOG=%s', (mode) => {
  const [database] = databases;
  const printed: string[] = [];
  let databaseUrl: string;
  let app: TestApp;
  let log: FrailEventLog;
  let account: AccountApi;

  beforeAll(async () => {
    databaseUrl = await database!.createUrl();
    log = new FrailEventLog();
    app = await startApp(databaseUrl, {
      eventLog: log,
      environment: { ROLE: 'api', REQUEST_LOG: mode },
      logger: new PinoLogger('info', { write: (line) => printed.push(line) }),
    });
    account = await openAccount(app.url);
  });
  beforeEach(() => {
    printed.length = 0;
    Object.assign(log, { error: undefined, takesMs: 0 });
  });
  afterAll(async () => {
    await app.close();
    await database!.drop(databaseUrl);
  });

  const lines = () =>
    printed
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter(({ context }) => context === 'HTTP');

  /** Requests that are told of come in order: what is missing when a later one is there stays away. */
  async function toldOf(work: () => PromiseLike<unknown>): Promise<Record<string, unknown>[]> {
    await work();
    await request(app.url).get('/the-last-one').expect(404);
    if (mode === 'off') return lines();
    await eventually(() => expect(lines().at(-1)).toMatchObject({ status: 404 }));
    return lines().slice(0, -1);
  }

  it('tells of a request that is refused', async () => {
    const told = await toldOf(() =>
      request(app.url)
        .put(account.path)
        .query({ withdraw: '1', transactionId: randomUUID() })
        .set('X-Correlation-Id', 'order 4711')
        .expect(422),
    );
    if (mode === 'off') return expect(told).toEqual([]);
    expect(told).toMatchObject([
      {
        level: 'info',
        method: 'PUT',
        route: ROUTE,
        status: 422,
        code: 'insufficient-funds',
        milliseconds: expect.any(Number) as number,
        correlationId: 'order 4711',
      },
    ]);
  });

  it('tells of a request that is done only if it is to tell of all', async () => {
    const told = await toldOf(() => account.deposit(1).expect(204));
    const done = { level: 'info', method: 'PUT', route: `${ROUTE}/deposit`, status: 204 };
    expect(told).toMatchObject(mode === 'all' ? [done] : []);
  });

  it('tells of a request that took over a second', async () => {
    log.takesMs = 1_100;
    const told = await toldOf(() => account.deposit(1).expect(204));
    if (mode === 'off') return expect(told).toEqual([]);
    expect(told).toMatchObject([{ msg: 'Slow', status: 204 }]);
    expect(told[0]!.milliseconds).toBeGreaterThan(1_000);
  });

  it('names nobody, no account, and nothing of what was asked for', async () => {
    const told = await toldOf(async () => {
      await account.withdraw(987_654).expect(422);
      await request(app.url).get('/api/nobody@example.org').expect(404);
      await request(app.url).get(`/api/accounts?owner=${owner}&x=nobody@example.org`).expect(400);
      await new AccountApi(app.url).open({}, { notify: 'nobody@example.org' }).expect(422);
    });
    expect(told).toHaveLength(mode === 'off' ? 0 : 4);
    expect(printed.join('')).not.toMatch(new RegExp(`${account.id}|${owner}|987654|nobody`));
  });

  it('tells why what goes wrong here does', async () => {
    const cause = new Error('the disk is full');
    log.error = new LogUnavailable({ cause });
    const [unavailable] = await toldOf(() => account.deposit(1).expect(503));
    log.error = new Error('no such table: vault');
    const [, broken] = (await toldOf(() => account.deposit(1).expect(500))).filter(
      ({ status }) => status !== 404,
    );
    if (mode === 'off') {
      expect(unavailable).toMatchObject({ level: 'warn' });
      return expect(printed.join('')).toMatch(/the disk is full[^]*no such table: vault/);
    }
    expect(unavailable).toMatchObject({ level: 'warn', status: 503, code: 'log-unavailable' });
    expect(unavailable!.reason).toContain('the disk is full');
    expect(broken).toMatchObject({ level: 'error', status: 500, code: 'internal-error' });
    expect(broken).toMatchObject({ reason: 'no such table: vault', method: 'PUT' });
    expect(broken).toHaveProperty('err.stack');
  });

  it('tells of what could not be read, and of clients that went away', async () => {
    const told = await toldOf(async () => {
      const noise = await RawClient.to(app.url);
      noise.send('MOVEMONEY / HTTP/1.1\r\n\r\n');
      await noise.read();
      log.takesMs = 200;
      const gone = await RawClient.to(app.url);
      const query = `deposit=1&transactionId=${randomUUID()}`;
      gone.send(`PUT ${account.path}?${query} HTTP/1.1\r\nHost: bank\r\n\r\n`);
      await delay(50);
      gone.destroy();
      await gone.closed;
    });
    if (mode === 'off') return expect(told).toEqual([]);
    expect(told).toMatchObject([
      { status: 400, code: 'malformed-request' },
      { status: 499, route: ROUTE, brokenOff: true },
    ]);
  });

  it('names the path of a method that is not taken', async () => {
    const told = await toldOf(() => request(app.url).patch(account.path).expect(405));
    const refused = { method: 'PATCH', route: ROUTE, status: 405, code: 'method-not-allowed' };
    expect(told).toMatchObject(mode === 'off' ? [] : [refused]);
  });
});
