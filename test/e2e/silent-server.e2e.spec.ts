import { execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { BankClient } from '../support/bank-client.js';
import { startPrivately } from '../support/database-servers.js';
import { databases } from '../support/databases.js';
import { eventually } from '../support/eventually.js';
import { readiness, untilAllIsWell } from '../support/readiness.js';
import { createBank } from '../support/server-connection.js';
import { killServers, MAIN, startServer } from '../support/server-process.js';
import { privateServers } from '../support/private-servers.js';
import { TcpProxy } from '../support/tcp-proxy.js';
import { eachOf } from '../support/each-of.js';

const ANSWER_WITHIN_MS = 3_000;
/** So that a busy machine does not decide. Without a bound it is as long as the server stands still. */
const MARGIN_MS = 9_000;
const settings = { ANSWER_WITHIN_MS: String(ANSWER_WITHIN_MS), LEASE_MS: '1000' };

eachOf(privateServers)(
  'a database server that stands still: $name',
  ({ name, server: kind, program }) => {
    afterEach(killServers);

    it('is told in time, and all goes on when it does', async () => {
      const admin = await startPrivately(kind, program);
      const databaseUrl = await createBank(admin);
      const processes = processesOf(databaseUrl);
      const server = await startServer(databaseUrl, settings);
      const bank = new BankClient(server.url);
      const account = randomUUID();
      expect((await bank.open(account)).status).toBe(201);
      await untilAllIsWell(server.url);
      // What is read from a table is read through what the process knows of it by now.
      expect((await fetch(`${server.url}/api/ledger`)).status).toBe(200);

      processes.signal('STOP');
      const transactionId = randomUUID();
      const asked = performance.now();
      const answers = await Promise.all([
        bank.deposit(account, 7, transactionId),
        bank.get(account),
        fetch(`${server.url}/api/accounts`),
        fetch(`${server.url}/api/ledger`),
        fetch(`${server.url}/health/ready`),
      ]);
      expect(performance.now() - asked).toBeLessThan(ANSWER_WITHIN_MS + MARGIN_MS);
      expect(answers.map(({ status }) => status)).toEqual([503, 503, 503, 503, 503]);
      processes.signal('CONT');

      await eventually(async () =>
        expect((await bank.deposit(account, 7, transactionId)).status).toBe(204),
      );
      expect(await bank.balance(account)).toBe(7);
      await untilAllIsWell(server.url);
      expect((await readiness(server.url)).body.position).toBeGreaterThan(1);
      bank.disconnect();
      processes.signal('STOP');
      expect(await server.stop()).toBe(0);
      processes.signal('CONT');
    });

    it('is told at the start, soon', async () => {
      const { createUrl, drop } = databases.find((each) => each.name === name)!;
      const databaseUrl = await createUrl();
      const proxy = await TcpProxy.to(databaseUrl);
      proxy.fallSilent();
      const port = new URL(proxy.databaseUrl).port;
      const started = performance.now();
      await expect(startServer(proxy.databaseUrl, settings)).rejects.toThrow(
        new RegExp(`No connection yet[^]*(can't be reached at|The database at) 127.0.0.1:${port}`),
      );
      // It took 145 s.
      expect(performance.now() - started).toBeLessThan(60_000);
      await proxy.close();
      await drop(databaseUrl);
    });

    it('does not keep a server that is starting from ending in order', async () => {
      const { createUrl, drop } = databases.find((each) => each.name === name)!;
      const databaseUrl = await createUrl();
      const proxy = await TcpProxy.to(databaseUrl);
      proxy.fallSilent();
      const env = { ...process.env, LOG_LEVEL: 'info', DATABASE_URL: proxy.databaseUrl };
      const starting = spawn(process.execPath, [MAIN], {
        env,
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      let printed = '';
      starting.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
      await eventually(() => expect(printed).toContain('No connection yet'));
      starting.kill('SIGTERM');
      expect(await once(starting, 'exit')).toEqual([0, null]);
      expect(printed).toContain('SIGTERM: ended before it served');
      await proxy.close();
      await drop(databaseUrl);
    });

    /** Those of the server at this port: of PostgreSQL one for each connection, too. */
    function processesOf(url: string) {
      const { port } = new URL(url);
      const pattern = `(--port=|-p )${port}( |$)`;
      const main = execFileSync('pgrep', ['-f', pattern], { encoding: 'utf8' }).trim().split('\n');
      const all = () =>
        main.flatMap((pid) => [pid, ...childrenOf(pid)]).filter((pid) => pid !== '');
      return {
        signal: (signal: 'STOP' | 'CONT') =>
          void execFileSync('kill', [`-${signal}`, ...all()], { stdio: 'ignore' }),
      };
    }

    function childrenOf(pid: string): string[] {
      try {
        return execFileSync('pgrep', ['-P', pid], { encoding: 'utf8' }).trim().split('\n');
      } catch {
        return [];
      }
    }
  },
);
