import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BankClient } from '../support/bank-client.js';
import { bankCommand } from '../support/command-hosts.js';
import { startPrivately } from '../support/database-servers.js';
import { eventually } from '../support/eventually.js';
import { createPlainUser } from '../support/plain-user.js';
import { readiness, untilAllIsWell } from '../support/readiness.js';
import { connect, createBank } from '../support/server-connection.js';
import { killServers, startServer } from '../support/server-process.js';
import { privateServers } from '../support/private-servers.js';
import { TcpProxy } from '../support/tcp-proxy.js';
import { eachOf } from '../support/each-of.js';

/** For whoever is no administrator. */
const toReadOnly = {
  mariadb: ['SET GLOBAL read_only = 1'],
  mysql: ['SET GLOBAL read_only = 1'],
  postgres: ['ALTER SYSTEM SET default_transaction_read_only = on', 'SELECT pg_reload_conf()'],
};

eachOf(privateServers)(
  'a planned switch-over to another server: $name',
  ({ name, server: kind, program }) => {
    it('goes on with the first request that reaches it, and loses nothing', async () => {
      const [before, after] = await Promise.all(
        ['old', 'new'].map(() => startPrivately(kind, program)),
      );
      const [oldUrl, newUrl] = [await createBank(before!), await createBank(after!)];
      const oldUser = await createPlainUser(name, oldUrl, 'bank');
      const newUser = await createPlainUser(name, newUrl, 'bank');
      const proxy = await TcpProxy.to(oldUser.databaseUrl);
      const server = await startServer(proxy.databaseUrl, {
        ANSWER_WITHIN_MS: '3000',
        LEASE_MS: '1000',
      });
      const bank = new BankClient(server.url);
      const account = randomUUID();
      expect((await bank.open(account)).status).toBe(201);
      expect((await bank.deposit(account, 5)).status).toBe(204);
      await untilAllIsWell(server.url);

      const admin = await connect(oldUrl);
      for (const sql of toReadOnly[name]) await admin.run(sql);
      const transactionId = randomUUID();
      await eventually(async () =>
        expect((await bank.deposit(account, 7, transactionId)).status).toBe(503),
      );
      await eventually(async () => expect((await readiness(server.url)).code).toBe(503));
      await copy(oldUrl, newUser.databaseUrl);
      proxy.moveTo(newUser.databaseUrl);

      expect((await bank.deposit(account, 7, transactionId)).status).toBe(204);
      expect(await bank.balance(account)).toBe(12);
      await untilAllIsWell(server.url);
      await admin.close();
      bank.disconnect();
      await killServers();
      await proxy.close();
    });

    async function copy(from: string, to: string): Promise<void> {
      const folder = await mkdtemp(join(tmpdir(), 'bank-switch-'));
      const file = join(folder, 'log.ndjson');
      expect(await bankCommand(from, 'export', '--with-owner-keys', '--to', file)).toMatchObject({
        code: 0,
      });
      expect(await bankCommand(to, 'import', file)).toMatchObject({ code: 0 });
      await rm(folder, { recursive: true });
    }
  },
);
