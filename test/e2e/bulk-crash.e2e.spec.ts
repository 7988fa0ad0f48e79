import { randomInt } from 'node:crypto';
import { settledAndConsistent } from '../support/at-rest.js';
import { BankClient } from '../support/bank-client.js';
import { BulkLoad } from '../support/bulk-load.js';
import { databases } from '../support/databases.js';
import { opened, times } from '../support/hammering.js';
import { checkDatabase } from '../support/invariants.js';
import { killServers, startServer } from '../support/server-process.js';

const KILLS = 3;
const ACCOUNTS = 8;
/** Each account's opening, and its first deposit. */
const OPENING = 2 * ACCOUNTS;

describe.each(databases)('many operations in one request: $name', (database) => {
  let databaseUrl: string;

  beforeEach(async () => {
    databaseUrl = await database.createUrl();
  });
  afterEach(async () => {
    await killServers();
    await database.drop(databaseUrl);
  });

  async function load(url: string): Promise<BulkLoad> {
    const bank = new BankClient(url);
    const accounts = await Promise.all(times(ACCOUNTS, () => opened(bank, 200)));
    bank.disconnect();
    return new BulkLoad(accounts);
  }

  it(`are there whole where they belong together, though the server is killed ${KILLS} times`, async () => {
    let server = await startServer(databaseUrl);
    const sent = await load(server.url);
    for (let kill = 1; kill <= KILLS; kill++) {
      const running = sent.run([server.url]);
      await Promise.race([running, sent.answers(20 + randomInt(30))]);
      await server.kill();
      await running;
      expect(sent.unknown).not.toEqual([]);

      server = await startServer(databaseUrl);
      sent.expectIn(await checkDatabase(databaseUrl), OPENING);
      await sent.sendUnknownAgain(server.url);
      expect(sent.unknown).toEqual([]);
      sent.expectIn(await checkDatabase(databaseUrl), OPENING);
    }
    await settledAndConsistent(databaseUrl);
  });

  it('are there whole where they belong together, though two servers write to the same accounts', async () => {
    const servers = await Promise.all(times(2, () => startServer(databaseUrl)));
    const sent = await load(servers[0]!.url);
    const urls = servers.map(({ url }) => url);
    await sent.run(urls, 15);
    expect(sent.unknown).toEqual([]);
    sent.expectIn(await checkDatabase(databaseUrl), OPENING);
    await killServers();
    await settledAndConsistent(databaseUrl);
  });
});
