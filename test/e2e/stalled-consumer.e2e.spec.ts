import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { accountOverviewTable } from '../../src/account/read-models/account-overview/account-overview.table.js';
import { physicalName } from '../../src/event-sourcing/read-models/tables/read-model-table.js';
import { BankClient } from '../support/bank-client.js';
import { bankCommand } from '../support/command-hosts.js';
import { databases } from '../support/databases.js';
import { eventually } from '../support/eventually.js';
import { readiness, untilAllIsWell } from '../support/readiness.js';
import { connect } from '../support/server-connection.js';
import { killServers, startServer } from '../support/server-process.js';
import { eachOf } from '../support/each-of.js';

const servers = databases.filter(({ name }) => name !== 'sqlite');
const NAME = physicalName(accountOverviewTable, 1);
const lockTable = (engine: string, table: string): readonly string[] =>
  engine === 'postgres'
    ? ['BEGIN', `LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`]
    : [`LOCK TABLES ${table} WRITE`];

eachOf(servers)('a consumer whose table somebody has locked: $name', (database) => {
  it('is told everywhere, is left to others, and goes on afterwards', async () => {
    const databaseUrl = await database.createUrl();
    const server = await startServer(databaseUrl, { ANSWER_WITHIN_MS: '3000', LEASE_MS: '1000' });
    const bank = new BankClient(server.url);
    const account = randomUUID();
    expect((await bank.open(account)).status).toBe(201);
    await untilAllIsWell(server.url);

    const locker = await connect(databaseUrl);
    for (const sql of lockTable(database.name, NAME)) await locker.run(sql);
    expect((await bank.deposit(account, 1)).status).toBe(204);
    await eventually(async () => expect(await metric(server.url)).toBe(1));
    await untilNotReady(server.url);
    const { stdout } = await bankCommand(databaseUrl, 'subscriptions');
    const line = stdout.split('\n').find((each) => each.startsWith(`${NAME} `));
    expect(line).toMatch(/ (retrying|stalled|unassigned) /);
    // Nobody else has to wait for it.
    expect((await bank.deposit(account, 1)).status).toBe(204);
    expect(await bank.balance(account)).toBe(2);

    await locker.close();
    await untilAllIsWell(server.url);
    expect(await metric(server.url)).toBe(0);
    bank.disconnect();
    await killServers();
    await database.drop(databaseUrl);
  });

  it('is told also when its lease is lost again and again', async () => {
    const databaseUrl = await database.createUrl();
    const server = await startServer(databaseUrl, { ANSWER_WITHIN_MS: '3000', LEASE_MS: '1000' });
    const bank = new BankClient(server.url);
    await untilAllIsWell(server.url);
    const locker = await connect(databaseUrl);
    const thief = await connect(databaseUrl);
    for (const sql of lockTable(database.name, NAME)) await locker.run(sql);
    const depose = `UPDATE subscriptions SET owner = NULL, fence = fence + 1 WHERE name = '${NAME}'`;
    let isOver = false;
    const stealing = (async () => {
      for (; !isOver; await delay(500)) await thief.run(depose);
    })();
    try {
      expect((await bank.open(randomUUID())).status).toBe(201);
      await untilNotReady(server.url);
    } finally {
      isOver = true;
      await stealing;
    }
    await locker.close();
    await thief.close();
    await untilAllIsWell(server.url);
    bank.disconnect();
    await killServers();
    await database.drop(databaseUrl);
  });

  it('is not said to be the database, when only what all consumers share is locked', async () => {
    const databaseUrl = await database.createUrl();
    const server = await startServer(databaseUrl, { ANSWER_WITHIN_MS: '3000', LEASE_MS: '1000' });
    const bank = new BankClient(server.url);
    const account = randomUUID();
    expect((await bank.open(account)).status).toBe(201);
    await untilAllIsWell(server.url);
    const locker = await connect(databaseUrl);
    for (const sql of lockTable(database.name, 'subscriptions')) await locker.run(sql);

    expect((await bank.deposit(account, 1)).status).toBe(204);
    expect(await bank.balance(account)).toBe(1);
    const detail = 'The state of the subscriptions can not be read at the moment. Try again.';
    expect(await readiness(server.url)).toMatchObject({ code: 503, body: { detail } });

    await locker.close();
    await untilAllIsWell(server.url);
    bank.disconnect();
    await killServers();
    await database.drop(databaseUrl);
  });
});

afterEach(killServers);

const untilNotReady = (url: string): Promise<void> =>
  eventually(async () => {
    const { code, body } = await readiness(url);
    expect([code, body]).toMatchObject([503, { code: 'not-ready' }]);
  });

async function metric(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const name = `bank_subscription_stalled{subscription="${accountOverviewTable.name}"} `;
  const line = text.split('\n').find((each) => each.startsWith(name));
  return Number(line?.slice(name.length));
}
