import { randomUUID } from 'node:crypto';
import { BankClient } from '../support/bank-client.js';
import { bankCommand } from '../support/command-hosts.js';
import { databases } from '../support/databases.js';
import { times } from '../support/hammering.js';
import { untilAllIsWell } from '../support/readiness.js';
import { connect } from '../support/server-connection.js';
import { killServers, startServer } from '../support/server-process.js';
import { eachOf } from '../support/each-of.js';

const servers = databases.filter(({ name }) => name !== 'sqlite');
const SESSIONS = {
  postgres: 'SELECT COUNT(*) AS n FROM pg_stat_activity WHERE datname = current_database()',
  mysql: 'SELECT COUNT(*) AS n FROM information_schema.processlist WHERE db = DATABASE()',
};

eachOf(servers)('connection_limit: $name', (database) => {
  afterEach(killServers);

  it('is how many connections a server opens, and the fewest are enough', async () => {
    const url = await database.createUrl();
    const limited = `${url}?connection_limit=3`;
    const server = await startServer(limited);
    const admin = await connect(url);
    const bank = new BankClient(server.url);
    const account = randomUUID();
    expect((await bank.open(account)).status).toBe(201);
    const counts: number[] = [];
    for (let round = 0; round < 3; round++) {
      const answers = await Promise.all(
        times(40, (index) => [
          bank.deposit(account, 1, randomUUID()),
          bank.open(randomUUID()),
          fetch(`${server.url}/api/accounts?limit=${index + 1}`),
          fetch(`${server.url}/health/ready`),
        ]).flat(),
      );
      const statuses = answers.map(({ status }) => status);
      expect(statuses.filter((status) => status >= 300)).toEqual([]);
      const sql = SESSIONS[database.name === 'postgres' ? 'postgres' : 'mysql'];
      const [row] = await admin.query(sql);
      counts.push(Number(row!.n) - 1);
    }
    await untilAllIsWell(server.url);
    expect(Math.max(...counts)).toBe(3);
    expect(await bank.balance(account)).toBe(120);
    for (const command of ['verify', 'reconcile'])
      expect(await bankCommand(limited, command)).toMatchObject({ code: 0, stderr: '' });
    bank.disconnect();
    expect(await server.stop()).toBe(0);
    await admin.close();
    await database.drop(url);
  });
});
