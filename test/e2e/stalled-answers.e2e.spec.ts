import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { MOST_STATEMENTS } from '../../src/account/statement/content/open-statements.js';
import type { HttpServer } from '../../src/http/connections/http-server.js';
import { accountWithDeposits } from '../support/account-in-log.js';
import { openAccount } from '../support/account-api.js';
import { onEachDatabase } from '../support/on-each-database.js';
import { RawClient } from '../support/raw-client.js';
import { getStatement, XML } from '../support/statements.js';
import { until } from '../support/until.js';

const TIMEOUT_MS = 2_000;
/** As XML, half as much again as the system takes for a client that does not read. */
const MOVEMENTS = 15_000;
const STATEMENTS_A_CLIENT = 10;

const warnings: string[] = [];
const silent = () => undefined;
const logger = { log: silent, error: silent, warn: (text: string) => void warnings.push(text) };

onEachDatabase(
  'an answer that nobody takes',
  (app) => {
    let accountId: string;
    const clients: RawClient[] = [];
    /** At the server. */
    const sockets: Socket[] = [];

    beforeAll(async () => {
      app()
        .app.getHttpServer()
        .on('connection', (socket: Socket) => sockets.push(socket));
      accountId = await accountWithDeposits(app().app, MOVEMENTS);
    });

    afterEach(() => {
      clients.splice(0).forEach((client) => client.destroy());
      warnings.length = 0;
      endAfter(TIMEOUT_MS);
    });

    const get = (path: string, accept = '*/*') =>
      `GET ${path} HTTP/1.1\r\nHost: bank\r\nAccept: ${accept}\r\n\r\n`;
    const statement = () => get(`/api/account/${accountId}/statement`, XML);

    async function ask(requests: string): Promise<RawClient> {
      const client = await RawClient.to(app().url);
      clients.push(client);
      client.send(requests);
      await client.untilAnswered();
      return client;
    }

    const atServer = ({ socket }: RawClient) =>
      sockets.find(({ remotePort }) => remotePort === socket.localPort)!;
    const areLost = () => clients.every((client) => atServer(client).closed);
    const endAfter = (milliseconds: number) =>
      (app().app.getHttpServer() as HttpServer).stalled.endAfter(milliseconds);

    it('is ended, and the places of all statements are free again', async () => {
      endAfter(600_000);
      const requests = statement().repeat(STATEMENTS_A_CLIENT);
      // One after another, so that none waits for the database.
      for (let n = 0; n < MOST_STATEMENTS / STATEMENTS_A_CLIENT; n++) {
        const client = await ask(requests);
        await until(() => atServer(client).writableLength > 0);
        // As if it had gone.
        if (n % 3 === 0) client.socket.end();
      }
      // Nothing is looked up for it: nobody knows this account.
      const refused = await getStatement(app().url, randomUUID());
      expect(JSON.parse(refused.text)).toMatchObject({ status: 503, code: 'too-many-statements' });
      expect(refused.headers['retry-after']).toBe('5');
      expect(clients.filter((client) => atServer(client).closed)).toEqual([]);
      endAfter(TIMEOUT_MS);
      await until(areLost);
      expect(warnings).toContain(
        `Nothing of the answer to GET /api/account/${accountId}/statement has left for 2 s: it is broken off`,
      );
      // Every single place is free.
      const { id } = await openAccount(app().url);
      const all = Array.from({ length: MOST_STATEMENTS }, () => getStatement(app().url, id));
      for (const { text } of await Promise.all(all)) expect(text).not.toContain('too-many');
    });

    it.each([
      ['docs', () => '/docs/swagger-ui-bundle.js'],
      ['a feed', () => '/api/feed?after=0&limit=1000'],
      ['a history', () => `/api/account/${accountId}/history?limit=1000`],
    ])('is ended, also if it is %s', async (_, path) => {
      // Together they are more than the system takes.
      await ask(get(path()).repeat(30));
      await until(areLost);
      expect(warnings).toEqual([expect.stringContaining(`GET ${path()} has left for 2 s`)]);
    });

    it('is not ended while it is taken slowly, but steadily', async () => {
      const started = performance.now();
      const { socket } = await ask(
        statement().replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'),
      );
      const ended = once(socket, 'end');
      let tail = '';
      while (!socket.readableEnded && !socket.destroyed) {
        const chunk = socket.read(128 * 1024) as Buffer | null;
        tail = (tail + (chunk?.toString('latin1') ?? '')).slice(-100);
        await delay(TIMEOUT_MS / 40);
      }
      await ended;
      expect(tail).toContain('</Document>');
      expect(warnings).toEqual([]);
      expect(performance.now() - started).toBeGreaterThan(TIMEOUT_MS);
    });
  },
  { logger, environment: { STALLED_ANSWER_MS: String(TIMEOUT_MS) } },
);
