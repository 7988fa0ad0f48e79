import { dialectOf } from '../../src/event-sourcing/log/stores/sql/dialects/dialects.js';
import { SubscriptionStore } from '../../src/event-sourcing/consume/checkpoints/subscription-store.js';
import { BankClient } from '../support/bank-client.js';
import { databases } from '../support/databases.js';
import {
  afterCheckpointOf,
  beforeCheckpointOf,
  startDoomed,
  type Point,
} from '../support/doomed-server.js';
import { expectEachEventOnce } from '../support/consumers-state.js';
import { opened, times } from '../support/hammering.js';
import { Load } from '../support/load.js';
import { openLog, type OpenLog } from '../support/open-log.js';
import { killServers, startServer, type ServerProcess } from '../support/server-process.js';
import { until } from '../support/until.js';
import { eachOf } from '../support/each-of.js';

/** Long enough that none runs out only since three processes and their load share a slow machine. */
const ENVIRONMENT = { LEASE_MS: '2000' };
const ACCOUNTS = 12;

/** A frozen process may hold locks until the database ends its idle transaction: each takes its time. */
const freezesOnMysql: [string, Point][] = [
  ['before it writes: the late write is refused', beforeCheckpointOf('ledger_entries_v3_1')],
  ['before the saga moves on', beforeCheckpointOf('ledger-follows-accounts')],
];
const freezes: Record<string, [string, Point][]> = {
  mariadb: freezesOnMysql,
  mysql: freezesOnMysql,
  postgres: [
    ['before it writes: the late write is refused', beforeCheckpointOf('account_overview_1')],
    ['in its transaction, which the database ends', afterCheckpointOf('ledger_balances_1')],
  ],
};

eachOf(databases.filter(({ name }) => name !== 'sqlite'))(
  'several processes on one database: $name',
  (database) => {
    let databaseUrl: string;
    let direct: OpenLog;
    let subscriptions: SubscriptionStore;

    beforeEach(async () => {
      databaseUrl = await database.createUrl();
      direct = await openLog(databaseUrl);
      subscriptions = new SubscriptionStore(direct.transactions, dialectOf(direct.writer));
    });
    afterEach(async () => {
      await killServers();
      await direct.close();
      await database.drop(databaseUrl);
    });

    const owners = async () => [...new Set((await subscriptions.list()).map(({ owner }) => owner))];
    const start = () => startServer(databaseUrl, ENVIRONMENT);

    /** Started alone, so that it runs every consumer before there is another. */
    async function leading(starting: Promise<ServerProcess>): Promise<ServerProcess> {
      const server = await starting;
      await until(async () => {
        const found = await owners();
        return found.length === 1 && found[0] !== null;
      });
      return server;
    }

    /** Operations at these servers, until it is called off. */
    async function loadOn(servers: readonly ServerProcess[]) {
      const banks = servers.map(({ url }) => new BankClient(url));
      const load = new Load(await Promise.all(times(ACCOUNTS, () => opened(banks[0]!))));
      const running = Promise.all(banks.map((bank) => load.run(bank)));
      return {
        load,
        async end() {
          await Promise.all(servers.map((server) => server.kill()));
          await running;
          banks.forEach((bank) => bank.disconnect());
        },
      };
    }

    /** Others run them all. */
    const hasLeft = (owner: string | null) => async () => {
      const found = await owners();
      return !found.includes(owner) && !found.includes(null);
    };

    it('of three, the owner is killed: another takes over, each event takes effect once', async () => {
      const owner = await leading(start());
      const [name] = await owners();
      const others = await Promise.all([start(), start()]);
      const { load, end } = await loadOn([owner, ...others]);
      await load.answers(300);
      expect(await owners()).toEqual([name]);
      await owner.kill();
      await until(hasLeft(name!));
      const after = (await subscriptions.list()).map(({ position }) => position);
      await load.answers(200);
      await until(async () =>
        (await subscriptions.list()).every(({ position }, index) => position > after[index]!),
      );
      await end();
      await expectEachEventOnce(databaseUrl);
    });

    it.each(freezes[database.name]!)('the owner is frozen past its lease %s', async (_, point) => {
      const owner = await leading(startDoomed(databaseUrl, point, ENVIRONMENT, 'SIGSTOP'));
      const [name] = await owners();
      const { load, end } = await loadOn([await start()]);
      await until(hasLeft(name!));
      await load.answers(200);
      owner.signal('SIGCONT');
      await until(() => owner.printed().includes('was taken over by another instance'));
      await load.answers(200);
      await end();
      await owner.kill();
      await expectEachEventOnce(databaseUrl);
    });

    it('the owner is frozen at any moment, while it serves', async () => {
      const owner = await leading(start());
      const [name] = await owners();
      const { load, end } = await loadOn([owner, await start()]);
      await load.answers(200);
      owner.signal('SIGSTOP');
      await until(hasLeft(name!));
      owner.signal('SIGCONT');
      await load.answers(200);
      await end();
      await expectEachEventOnce(databaseUrl);
    });
  },
);
