import { setTimeout as delay } from 'node:timers/promises';
import { databases } from '../support/databases.js';
import { startConsumers, type ConsumerApp } from '../support/consumer-app.js';
import { openLog, type OpenLog } from '../support/open-log.js';
import { TcpProxy } from '../support/tcp-proxy.js';
import {
  Faults,
  OTHER_TICKS,
  OtherTicksProjection,
  POLICY,
  RingWhenItTicks,
  TICKS,
  TicksProjection,
} from '../support/tick-consumers.js';
import { appendTicks } from '../support/ticks.js';
import { until } from '../support/until.js';
import { eachOf } from '../support/each-of.js';

const consumers = [Faults, TicksProjection, OtherTicksProjection, RingWhenItTicks];
const servers = databases.filter(({ name }) => name !== 'sqlite');
const ANSWER_WITHIN_MS = 1_000;
/** Who had given a subscription up would leave it alone for twice as long. */
const LEASE_MS = 400_000;

eachOf(servers)('a database that was held up: $name', (database) => {
  let databaseUrl: string;
  let proxy: TcpProxy;
  let direct: OpenLog;
  let app: ConsumerApp;
  const printed: string[] = [];

  beforeAll(async () => {
    databaseUrl = await database.createUrl();
    proxy = await TcpProxy.to(databaseUrl);
    const tell = (message: unknown) => void printed.push(String(message));
    app = await startConsumers(proxy.databaseUrl, consumers, {
      ...{ leaseMs: LEASE_MS, stuckAfterMs: 300, journal: { answerWithinMs: ANSWER_WITHIN_MS } },
      logger: { log: tell, error: tell, warn: tell },
    });
    direct = await openLog(databaseUrl);
  });
  afterAll(async () => {
    await app?.stop();
    await direct?.close();
    await proxy?.close();
    await database.drop(databaseUrl);
  });

  const givenUp = () => printed.filter((line) => line.includes('its lease is given up'));
  const have = async (position: number) => {
    const all = [TICKS, OTHER_TICKS, POLICY].map((name) => app.status(name));
    return (await Promise.all(all)).every((status) => status.position === position);
  };

  it('is followed by the same process at once, which did not stand still by its own fault', async () => {
    // At each time consumers, and who renews their leases, are at something else.
    for (const [round, heldMs] of [1_500, 2_200, 2_600, 3_100, 3_600].entries()) {
      proxy.hold(true);
      await appendTicks(direct.log, 3);
      await delay(heldMs);
      proxy.hold(false);
      const goesOn = () => have(3 * (round + 1)).catch(() => false);
      await until(async () => givenUp().length > 0 || (await goesOn()));
      expect(givenUp()).toEqual([]);
    }
  });
});
