import { once } from 'node:events';
import { Agent } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import request from 'supertest';
import type { AppendTransaction } from '../../src/event-sourcing/log/event-log.js';
import { InMemoryEventLog } from '../../src/event-sourcing/log/stores/in-memory/in-memory-event-log.js';
import { Journal } from '../../src/event-sourcing/decide/journal/journal.js';
import type { HttpAdapter } from '../../src/http/http-adapter.js';
import { accountWithDeposits } from '../support/account-in-log.js';
import { AccountApi, openAccount } from '../support/account-api.js';
import { databases } from '../support/databases.js';
import { RawClient } from '../support/raw-client.js';
import { XML } from '../support/statements.js';
import { startApp, type TestApp, type TestAppOverrides } from '../support/test-app.js';
import { until } from '../support/until.js';

const COMMIT_MS = 1_000;
/** Less than what any connection is waited for while the server goes on. */
const UNHURRIED_MS = 20_000;
/** As XML, twice what the system takes for a client that does not read. */
const MOVEMENTS = 20_000;

class SlowEventLog extends InMemoryEventLog {
  override transaction<T>(work: (transaction: AppendTransaction) => Promise<T>): Promise<T> {
    return super.transaction(async (transaction) => {
      await delay(COMMIT_MS);
      return work(transaction);
    });
  }
}

describe('closing', () => {
  const [database] = databases;
  let databaseUrl: string;
  let app: TestApp;

  const start = async (overrides?: TestAppOverrides) => {
    databaseUrl = await database!.createUrl();
    app = await startApp(databaseUrl, overrides);
  };

  afterEach(async () => {
    await app.close();
    await database!.drop(databaseUrl);
  });

  it('answers what is under way, also on connections that are kept, and takes nothing more', async () => {
    await start({ eventLog: new SlowEventLog() });
    const account = await openAccount(app.url);
    const agent = new Agent({ keepAlive: true });
    const deposits = [1, 2, 3].map((each) =>
      request(app.url)
        .put(account.path)
        .agent(agent)
        .query({ deposit: '1', transactionId: `3f2504e0-4f89-41d3-9a0c-0305e82c330${each}` })
        .expect(204)
        .then(({ status }) => status),
    );
    await delay(COMMIT_MS / 2);
    const started = performance.now();
    await app.close();
    expect(performance.now() - started).toBeLessThan(UNHURRIED_MS);
    expect(await Promise.all(deposits)).toEqual([204, 204, 204]);
    expect((await app.log.head()).position).toBe(4);
    await expect(new AccountApi(app.url).get()).rejects.toThrow(/ECONNREFUSED|ECONNRESET/);
    agent.destroy();
  });

  it('carries out what still arrives on a connection that is in use, and then closes it', async () => {
    await start({ eventLog: new SlowEventLog() });
    const account = await openAccount(app.url);
    const { hostname, port } = new URL(app.url);
    const socket = connect(Number(port), hostname);
    let received = '';
    socket.on('data', (chunk) => (received += chunk.toString()));
    const ended = once(socket, 'close');
    const deposit = (id: string) =>
      socket.write(
        `PUT ${account.path}?deposit=1&transactionId=${id} HTTP/1.1\r\nHost: bank\r\n\r\n`,
      );
    deposit('3f2504e0-4f89-41d3-9a0c-0305e82c3301');
    await delay(COMMIT_MS / 2);
    const closed = app.close();
    await delay(COMMIT_MS / 4);
    deposit('3f2504e0-4f89-41d3-9a0c-0305e82c3302');
    await Promise.all([closed, ended]);
    expect(received.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 204', 'HTTP/1.1 204']);
    expect(received.toLowerCase()).toMatch(/connection: close/);
    expect((await app.log.head()).position).toBe(3);
  });

  it.each([
    ['has never sent a byte', ''],
    ['is half a request', 'GET /health/live HTTP/1.1\r\nHost:'],
    [
      'waits for a body',
      `DELETE ${new AccountApi('').path} HTTP/1.1\r\nHost: bank\r\nContent-Length: 9\r\n\r\n`,
    ],
    [
      'does not take its answers',
      'GET /docs/swagger-ui-bundle.js HTTP/1.1\r\nHost: bank\r\n\r\n'.repeat(5),
    ],
  ])('does not wait for a connection that %s', async (_, text) => {
    await start();
    const { hostname, port } = new URL(app.url);
    const socket = connect(Number(port), hostname).on('error', () => undefined);
    await once(socket, 'connect');
    socket.pause().write(text);
    await delay(200);
    const started = performance.now();
    await app.close();
    expect(performance.now() - started).toBeLessThan(UNHURRIED_MS);
    socket.destroy();
  });

  it('finishes an answer that is being taken, and tells its client with the next one', async () => {
    await start();
    const accountId = await accountWithDeposits(app.app, MOVEMENTS);
    const client = await RawClient.to(app.url);
    const request = (path: string) =>
      client.send(`GET ${path} HTTP/1.1\r\nHost: bank\r\nAccept: */*;q=0.1, ${XML}\r\n\r\n`);
    request(`/api/account/${accountId}/statement`);
    await client.untilAnswered();
    (app.app.getHttpAdapter() as unknown as HttpAdapter).giveNotice();
    const closed = app.close();
    await until(() => !app.app.getHttpServer().listening);
    // Longer than one that nobody takes is waited for.
    const steps = 45;
    for (let n = 0; n < steps; n++) {
      client.received += (client.socket.read(64 * 1024) as Buffer | null)?.toString('latin1') ?? '';
      await delay(1_500 / steps);
    }
    const rest = client.read();
    await until(() => client.received.endsWith('\r\n0\r\n\r\n'));
    expect(client.received).not.toMatch(/^connection: close/im);
    request('/health/live');
    await Promise.all([closed, rest]);
    expect(client.received).toMatch(
      /HTTP\/1\.1 200 OK[^]*connection: close[^]*\{"status":"up"\}$/i,
    );
  });

  it('lets go of the journal before the database', async () => {
    await start();
    const order: string[] = [];
    const [journal, dataSource] = [app.app.get(Journal), app.app.get(DataSource)];
    const close = journal.close.bind(journal);
    journal.close = async () => {
      await delay(50);
      expect(dataSource.isInitialized).toBe(true);
      await close();
      order.push('journal');
    };
    const destroy = dataSource.destroy.bind(dataSource);
    dataSource.destroy = async () => {
      order.push('database');
      await destroy();
    };
    await app.close();
    expect(order).toEqual(['journal', 'database']);
    expect(dataSource.isInitialized).toBe(false);
  });
});
