import { chainHash, GENESIS } from '../../src/event-sourcing/integrity/seals/hash-chain.js';
import { SEAL_THE_LOG } from '../../src/event-sourcing/integrity/seals/seal-consumer.js';
import { SealStore, toSeal } from '../../src/event-sourcing/integrity/seals/seal-store.js';
import type { Seal } from '../../src/event-sourcing/integrity/seals/seal.js';
import { Transactions } from '../../src/event-sourcing/log/stores/sql/transactions/transactions.js';
import { databases } from '../support/databases.js';
import {
  startConsumers,
  type ConsumerApp,
  type ConsumerAppOptions,
} from '../support/consumer-app.js';
import { pause } from '../support/paused-owner.js';
import { appendPauses, appendTicks } from '../support/ticks.js';
import { until } from '../support/until.js';

describe.each(databases)('seals: $name', (database) => {
  let databaseUrl: string;
  let apps: ConsumerApp[];

  beforeEach(async () => {
    databaseUrl = await database.createUrl();
    apps = [];
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await Promise.all(apps.map((app) => app.stop()));
    await database.drop(databaseUrl);
  });

  async function start(options: ConsumerAppOptions = {}): Promise<ConsumerApp> {
    const app = await startConsumers(databaseUrl, [], options);
    apps.push(app);
    return app;
  }

  const change = (app: ConsumerApp, sql: string) =>
    app.get(Transactions).run((session) => session.execute(sql));

  async function sealsIn(app: ConsumerApp): Promise<Seal[]> {
    const { reads } = app.get(Transactions);
    return Array.from(await app.get(SealStore).rowsAfter(reads, 0, 1_000), toSeal);
  }

  /** Each event's hash stands in just one seal, and they go on where the last one ended. */
  async function expectSealed(app: ConsumerApp): Promise<Seal[]> {
    await app.caughtUp(SEAL_THE_LOG);
    const seals = await sealsIn(app);
    const events = await app.log.readAll(0, 10_000);
    let hash = GENESIS;
    let position = 0;
    for (const { first, last, hash: sealed, prefixes } of seals) {
      expect(first).toBe(position + 1);
      for (; position < last; position++) {
        hash = chainHash(hash, events[position]!);
        const at = (position + 1 - first) * 8;
        expect(prefixes.subarray(at, at + 8)).toEqual(hash.subarray(0, 8));
      }
      expect(prefixes).toHaveLength((last - first + 1) * 8);
      expect(sealed).toEqual(hash);
    }
    expect(position).toBe(events.length);
    return seals;
  }

  it('of events of all types, a page each, that end with a command', async () => {
    const quiet = await start({ run: false });
    await appendTicks(quiet.log, 6_400, 2_800);
    await appendPauses(quiet.log, 3);
    await start();
    const seals = await expectSealed(quiet);
    expect(Array.from(seals, ({ last }) => last)).toEqual([2_800, 6_403]);
    await appendTicks(quiet.log, 2);
    await appendTicks(quiet.log, 1);
    await expectSealed(quiet);
  });

  it('stand there once, also when an owner goes on that has lost its lease', async () => {
    const paused = await start();
    await appendTicks(paused.log, 2);
    await expectSealed(paused);
    const { standing, goOn } = pause(paused);
    await appendTicks(paused.log, 4);
    await standing;
    const other = await start();
    await until(async () => (await other.status(SEAL_THE_LOG)).owner === other.owner);
    await expectSealed(other);
    expect(await goOn()).toEqual([]);
    await appendTicks(other.log, 1);
    await expectSealed(other);
    expect((await other.status(SEAL_THE_LOG)).owner).toBe(other.owner);
  });

  it.each([
    ['a seal that is gone', 'DELETE FROM event_seals', /seals end at 0/],
    ['an event that is gone', 'DELETE FROM events WHERE position = 4', /no event at position 4/],
    [
      'a hash that is none',
      "UPDATE event_seals SET hash = 'x'",
      /its hash is not hex|its hash has 0 bytes/,
    ],
  ])('stops at %s, and says so', async (_, sql, error) => {
    const app = await start();
    await appendTicks(app.log, 2);
    await expectSealed(app);
    await apps.pop()!.stop();
    const quiet = await start({ run: false });
    await appendTicks(quiet.log, 3);
    await change(quiet, sql);
    await start();
    await until(async () => (await quiet.status(SEAL_THE_LOG)).state === 'stopped');
    expect((await quiet.status(SEAL_THE_LOG)).error).toMatch(error);
  });
});
