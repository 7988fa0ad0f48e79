import { databases } from '../support/databases.js';
import { startConsumers, type ConsumerApp } from '../support/consumer-app.js';
import { times } from '../support/hammering.js';
import { NoteHandler, NoteSaga, SAGA } from '../support/note-saga.js';
import { openLog, type OpenLog } from '../support/open-log.js';
import {
  Faults,
  POLICY,
  RingWhenItTicks,
  TICKS,
  TicksProjection,
} from '../support/tick-consumers.js';
import {
  cutAfter,
  cutBefore,
  letServerWait,
  letThroughLate,
  silentAfter,
  silentBefore,
  TcpProxy,
  type Trap,
} from '../support/tcp-proxy.js';
import { appendTicks } from '../support/ticks.js';
import { until } from '../support/until.js';
import { eachOf } from '../support/each-of.js';

const servers = databases.filter(({ name }) => name !== 'sqlite');
const consumers = [Faults, TicksProjection, NoteSaga, NoteHandler, RingWhenItTicks];

eachOf(servers)('consumers whose connection is lost: $name', (database) => {
  let databaseUrl: string;
  let proxy: TcpProxy;
  let direct: OpenLog;
  let app: ConsumerApp;

  beforeEach(async () => {
    databaseUrl = await database.createUrl();
    proxy = await TcpProxy.to(databaseUrl);
    direct = await openLog(databaseUrl);
    app = await startConsumers(proxy.databaseUrl, consumers);
    await app.caughtUp(SAGA);
  });
  afterEach(async () => {
    proxy.refuse(false);
    await app.stop();
    await direct.close();
    await proxy.close();
    await database.drop(databaseUrl);
  });

  /** From the moment on when a consumer has written, the next COMMIT is its own. */
  const atItsCommit = (trap: Trap) => {
    app.get(Faults).at = () => {
      app.get(Faults).at = () => undefined;
      proxy.set('COMMIT', trap);
    };
  };

  async function expectEachOnce(count: number): Promise<void> {
    for (const name of [TICKS, SAGA, POLICY]) await app.caughtUp(name);
    const rows = await app.query('SELECT n FROM ticks_1 ORDER BY id');
    expect(rows.map(({ n }) => Number(n))).toEqual(times(count, (index) => index + 1));
    expect(new Set(app.get(RingWhenItTicks).rung).size).toBe(count);
    const events = await direct.log.readStream('notes', 0, 1_000);
    expect(events).toHaveLength(count);
    for (const name of [TICKS, SAGA, POLICY])
      expect(await app.status(name)).toMatchObject({ owner: app.owner, state: 'following' });
  }

  it.each<[string, Trap]>([
    ['before the server gets the COMMIT', cutBefore],
    ['before the client gets the answer to it', cutAfter],
    ['and the server gets the COMMIT late', letThroughLate(1_500)],
    ['as nothing gets through any more before it', silentBefore],
    ['as nothing gets through any more after it', silentAfter],
    ['and the server never gets the COMMIT, yet keeps the session', letServerWait(20_000)],
  ])('%s: each event takes effect once', async (_, trap) => {
    atItsCommit(trap);
    await appendTicks(direct.log, 20, 5);
    await until(() => proxy.hasSprung);
    await expectEachOnce(20);
  });

  it('for longer than the lease: they go on where they were', async () => {
    proxy.refuse(true);
    await appendTicks(direct.log, 20);
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    proxy.refuse(false);
    await expectEachOnce(20);
  });
});
