import { randomInt } from 'node:crypto';
import { settledAndConsistent } from '../support/at-rest.js';
import { BankClient } from '../support/bank-client.js';
import { databases } from '../support/databases.js';
import { opened, times } from '../support/hammering.js';
import { checkDatabase } from '../support/invariants.js';
import { Load } from '../support/load.js';
import { killServers, startServer } from '../support/server-process.js';

const KILLS = 5;
const ACCOUNTS = 12;

describe.each(databases)('a server that is killed under load: $name', (database) => {
  let databaseUrl: string;

  beforeAll(async () => {
    databaseUrl = await database.createUrl();
  });
  afterAll(async () => {
    await killServers();
    await database.drop(databaseUrl);
  });

  it(`keeps its word, ${KILLS} times`, async () => {
    let server = await startServer(databaseUrl);
    let bank = new BankClient(server.url);
    const load = new Load(await Promise.all(times(ACCOUNTS, () => opened(bank))));

    for (let kill = 1; kill <= KILLS; kill++) {
      const running = load.run(bank);
      await Promise.race([running, load.answers(300 + randomInt(300))]);
      await server.kill();
      await running;
      bank.disconnect();
      expect(load.unknown).not.toEqual([]);

      server = await startServer(databaseUrl);
      bank = new BankClient(server.url);
      load.expectIn(await checkDatabase(databaseUrl));
      await load.sendUnknownAgain(bank);
      expect(load.unknown).toEqual([]);
      load.expectIn(await checkDatabase(databaseUrl));
    }
    bank.disconnect();
    await settledAndConsistent(databaseUrl);
  });
});
