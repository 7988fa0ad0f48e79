import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { databases } from '../support/databases.js';
import { freePort } from '../support/free-port.js';
import { KeptClient } from '../support/kept-client.js';
import { killServers, startServer, type ServerProcess } from '../support/server-process.js';
import { until } from '../support/until.js';

const CLIENTS = 20;
const RESTARTS = 10;
const LONG_MS = '600000';

describe('a process that is told to end', () => {
  const [database] = databases;
  const account = `/api/account/${randomUUID()}`;
  let databaseUrl: string;
  let port: string;
  let url: string;
  let clients: KeptClient[];

  beforeAll(async () => {
    databaseUrl = await database!.createUrl();
    port = String(await freePort());
    url = `http://127.0.0.1:${port}`;
  });

  beforeEach(() => {
    clients = Array.from({ length: CLIENTS }, () => new KeptClient(url));
  });

  afterEach(async () => {
    clients.forEach((client) => client.disconnect());
    await killServers();
  });

  afterAll(() => database!.drop(databaseUrl));

  const start = (drainMs: string): Promise<ServerProcess> =>
    startServer(databaseUrl, { PORT: port, DRAIN_MS: drainMs, LEASE_MS: '500' });

  const deposit = () => `${account}?deposit=1&transactionId=${randomUUID()}`;

  it('resets nobody who goes on sending requests', async () => {
    let server = await start('300');
    await clients[0]!.send('POST', `${account}?owner=${randomUUID()}`);
    let isOver = false;
    let answered = 0;
    const wrong: unknown[] = [];
    const working = clients.map(async (client, n) => {
      while (!isOver) {
        const [method, path] = n % 2 ? ['PUT', deposit()] : ['GET', account];
        try {
          const { status, body } = await client.send(method, path);
          if (status >= 400) wrong.push(`${status} ${body}`);
          answered += 1;
        } catch (error) {
          // Nobody listens: that is what a balancer looks for.
          if ((error as { code?: string }).code !== 'ECONNREFUSED') wrong.push(error);
          await delay(20);
        }
      }
    });
    for (let n = 0; n < RESTARTS; n++) {
      const enough = answered + 10 * CLIENTS;
      await until(() => answered > enough);
      expect(await server.stop()).toBe(0);
      server = await start('300');
    }
    isOver = true;
    await Promise.all(working);
    expect(wrong).toEqual([]);
  });

  it('says that it is not ready, but serves, and asks with each answer to connect elsewhere', async () => {
    const server = await start(LONG_MS);
    const before = await clients[0]!.send('GET', '/health/ready');
    expect(before).toMatchObject({ status: 200, headers: { connection: 'keep-alive' } });
    server.signal('SIGTERM');
    await until(async () => (await clients[1]!.send('GET', '/health/ready')).status !== 200);
    // One that was connected before, and one that is new.
    for (const client of clients.slice(0, 2)) {
      const ready = await client.send('GET', '/health/ready');
      expect(ready).toMatchObject({ status: 503, headers: { connection: 'close' } });
      expect(ready.headers['retry-after']).toBe('1');
      expect(JSON.parse(ready.body)).toMatchObject({ code: 'shutting-down' });
      const live = await client.send('GET', '/health/live');
      expect(live).toMatchObject({ status: 200, headers: { connection: 'close' } });
      const done = await client.send('PUT', deposit());
      expect(done).toMatchObject({ status: 204, headers: { connection: 'close' } });
      const none = await client.send('GET', '/nothing');
      expect(none).toMatchObject({ status: 404, headers: { connection: 'close' } });
    }
    // Told twice, as by a process group and by npm: it goes on.
    server.signal('SIGTERM');
    expect(await clients[2]!.send('GET', '/health/live')).toMatchObject({ status: 200 });
    // Ctrl-C ends the wait.
    server.signal('SIGINT');
    expect(await server.ended).toBe(0);
  });

  it('ends at once on SIGINT', async () => {
    const server = await start(LONG_MS);
    expect(await clients[0]!.send('GET', '/health/live')).toMatchObject({ status: 200 });
    server.signal('SIGINT');
    expect(await server.ended).toBe(0);
  });
});
