import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { BankClient } from '../support/bank-client.js';
import { databases } from '../support/databases.js';
import { eventually } from '../support/eventually.js';
import { killServers, startServer } from '../support/server-process.js';
import { TcpProxy } from '../support/tcp-proxy.js';
import { until } from '../support/until.js';
import { eachOf } from '../support/each-of.js';

const servers = databases.filter(({ name }) => name !== 'sqlite');
const ANSWER_WITHIN_MS = 3_000;
const settings = { ANSWER_WITHIN_MS: String(ANSWER_WITHIN_MS), LEASE_MS: '1000' };

afterEach(killServers);

eachOf(servers)('an instance that stands still with the lock of the log: $name', (database) => {
  it('does not stop the other one for long', async () => {
    const databaseUrl = await database.createUrl();
    const proxy = await TcpProxy.to(databaseUrl);
    const frozen = await startServer(proxy.databaseUrl, settings);
    const other = await startServer(databaseUrl, settings);
    const [atFrozen, atOther] = [new BankClient(frozen.url), new BankClient(other.url)];
    const account = randomUUID();
    expect((await atOther.open(account)).status).toBe(201);

    const transactionId = randomUUID();
    // It has the lock, and its events are on their way.
    proxy.set('INSERT INTO events', async () => frozen.signal('SIGSTOP'));
    const lost = atFrozen.deposit(account, 7, transactionId).catch(() => undefined);
    await until(() => proxy.hasSprung);
    const refused = await atOther.deposit(account, 7, transactionId);
    expect(refused.status).toBe(503);
    // The server gives the lock back when the frozen one's transaction has been idle for 15 s.
    await eventually(
      async () => expect((await atOther.deposit(account, 7, transactionId)).status).toBe(204),
      60_000,
    );
    frozen.signal('SIGCONT');
    await lost;
    expect(await atOther.balance(account)).toBe(7);
    for (const bank of [atFrozen, atOther]) bank.disconnect();
    await killServers();
    await proxy.close();
    await database.drop(databaseUrl);
  });
});

describe.each(databases)(
  'a request that waits in an instance that stands still: $name',
  (database) => {
    it('is not carried out when its copy was refused elsewhere meanwhile', async () => {
      const databaseUrl = await database.createUrl();
      const frozen = await startServer(databaseUrl, settings);
      const other = await startServer(databaseUrl, settings);
      const [atFrozen, atOther] = [new BankClient(frozen.url), new BankClient(other.url)];
      const account = randomUUID();
      expect((await atOther.open(account)).status).toBe(201);
      // It has a connection by now, and need not be asked for one.
      expect(await atFrozen.balance(account)).toBe(0);

      frozen.signal('SIGSTOP');
      const [transactionId, deposited] = [randomUUID(), randomUUID()];
      const waiting = atFrozen.withdraw(account, 5, transactionId);
      await delay(100);
      // It may have been stopped while it held the lock, for its probe: the server gives that back before long.
      await eventually(async () =>
        expect((await atOther.withdraw(account, 5, transactionId)).status).toBe(422),
      );
      await eventually(async () =>
        expect((await atOther.deposit(account, 5, deposited)).status).toBe(204),
      );
      await delay(ANSWER_WITHIN_MS);
      frozen.signal('SIGCONT');

      const { status, body } = await waiting;
      expect([status, JSON.parse(body)]).toMatchObject([503, { code: 'timed-out' }]);
      expect(await atOther.balance(account)).toBe(5);
      // It is the request that is too old, not the server: sent anew, it is done.
      await eventually(async () =>
        expect((await atFrozen.withdraw(account, 5, transactionId)).status).toBe(204),
      );
      for (const bank of [atFrozen, atOther]) bank.disconnect();
      await killServers();
      await database.drop(databaseUrl);
    });
  },
);
