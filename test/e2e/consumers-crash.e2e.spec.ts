import { randomInt } from 'node:crypto';
import { BankClient } from '../support/bank-client.js';
import { databases } from '../support/databases.js';
import { pointsOfConsumers, startDoomed } from '../support/doomed-server.js';
import { checkMidway, expectEachEventOnce } from '../support/consumers-state.js';
import { opened, times } from '../support/hammering.js';
import { Load } from '../support/load.js';
import { killServers, startServer } from '../support/server-process.js';

const RANDOM_KILLS = 4;
const CHECK_EVERY = 6;
const ACCOUNTS = 12;

/** Every start takes its time: all points on the database that is always there, on others a part of them. */
const runs = databases.map((database, part) => ({
  name: database.name,
  database,
  points: pointsOfConsumers.filter((_, index) => part === 0 || index % 3 === part % 3),
}));

describe.each(runs)('consumers that are killed under load: $name', ({ database, points }) => {
  let databaseUrl: string;
  let environment: Record<string, string>;
  let load: Load;

  beforeAll(async () => {
    databaseUrl = await database.createUrl();
    const server = await startServer(databaseUrl, { LEASE_MS: '500' });
    const bank = new BankClient(server.url);
    const bonus = await opened(bank);
    load = new Load(await Promise.all(times(ACCOUNTS, () => opened(bank))));
    bank.disconnect();
    await server.kill();
    environment = {
      LEASE_MS: '500',
      BONUS_ACCOUNT_ID: bonus,
      BONUS_RATE: '10000',
      BONUS_CAP: String(10n ** 12n),
    };
  });
  afterAll(async () => {
    await killServers();
    await database.drop(databaseUrl);
  });

  const kills = points.length + RANDOM_KILLS;

  it(`have each event take effect once, after ${kills} kills`, async () => {
    // A bonus is paid for what comes after it is switched on, and known to the program.
    const first = await startServer(databaseUrl, environment);
    await first.kill();
    for (const [index, point] of points.entries()) {
      // It may come to the point before it serves.
      const server = await startDoomed(databaseUrl, point, environment).catch(() => undefined);
      if (server) await loadUntilGone(server.url);
      if (index % CHECK_EVERY === 0) await checkMidway(databaseUrl);
    }
    for (let kill = 0; kill < RANDOM_KILLS; kill++) {
      const server = await startServer(databaseUrl, environment);
      const answers = load.answers(1 + randomInt(400));
      const gone = loadUntilGone(server.url);
      await answers;
      await server.kill();
      await gone;
      await checkMidway(databaseUrl);
    }
    await expectEachEventOnce(databaseUrl, environment);
  });

  async function loadUntilGone(url: string): Promise<void> {
    const bank = new BankClient(url);
    await load.run(bank);
    bank.disconnect();
  }
});
