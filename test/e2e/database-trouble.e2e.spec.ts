import { randomUUID } from 'node:crypto';
import { BankClient } from '../support/bank-client.js';
import { databases } from '../support/databases.js';
import { eventually } from '../support/eventually.js';
import { createPlainUser, type PlainUser } from '../support/plain-user.js';
import { readiness, untilAllIsWell } from '../support/readiness.js';
import { killServers, startServer, type ServerProcess } from '../support/server-process.js';
import { eachOf } from '../support/each-of.js';

const servers = databases.filter(({ name }) => name !== 'sqlite');
const settings = { ANSWER_WITHIN_MS: '3000', LEASE_MS: '1000' };

eachOf(servers)('trouble with the database: $name', (database) => {
  let adminUrl: string;
  let user: PlainUser;
  let server: ServerProcess;
  let bank: BankClient;
  const account = randomUUID();

  beforeAll(async () => {
    adminUrl = await database.createUrl();
    user = await createPlainUser(database.name, adminUrl);
    server = await startServer(user.databaseUrl, settings);
    bank = new BankClient(server.url);
    expect((await bank.open(account)).status).toBe(201);
  });
  afterAll(async () => {
    bank.disconnect();
    await killServers();
    await user.drop();
    await database.drop(adminUrl);
  });

  it.each<[string, (user: PlainUser) => Promise<void>, (user: PlainUser) => Promise<void>]>([
    ['what the user may do is taken away', (it) => it.mayDoNothing(), (it) => it.mayDoAll()],
    ['the user is not let in any more', (it) => it.isLockedOut(), (it) => it.isLetIn()],
  ])('%s: 503 meanwhile, and afterwards all goes on by itself', async (_, begin, end) => {
    await untilAllIsWell(server.url);
    const before = await bank.balance(account);
    await begin(user);
    const transactionId = randomUUID();
    for (let n = 0; n < 3; n++)
      expect((await bank.deposit(account, 1, transactionId)).status).toBe(503);
    expect((await bank.get(account)).status).toBe(503);
    await eventually(async () => expect((await readiness(server.url)).code).toBe(503));
    await end(user);
    await eventually(async () =>
      expect((await bank.deposit(account, 1, transactionId)).status).toBe(204),
    );
    expect(await bank.balance(account)).toBe(before + 1);
    await untilAllIsWell(server.url);
    expect(server.printed()).not.toMatch(/has stopped/);
  });

  it('one that can not write to the log leaves what follows it to another, and is not ready', async () => {
    await untilAllIsWell(server.url);
    const other = await startServer(adminUrl, settings);
    const otherBank = new BankClient(other.url);
    await user.mayAppendNothing();
    expect((await bank.deposit(account, 1)).status).toBe(503);
    expect((await otherBank.deposit(account, 1)).status).toBe(204);
    await untilAllIsWell(other.url);
    await eventually(async () => {
      const { code, body } = await readiness(server.url);
      expect([code, body]).toMatchObject([503, { code: 'not-ready' }]);
    });
    await user.mayAppend();
    await eventually(async () => expect((await bank.deposit(account, 1)).status).toBe(204));
    await untilAllIsWell(server.url);
    otherBank.disconnect();
    await other.kill();
  });
});
