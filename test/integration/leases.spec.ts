import { setTimeout as delay } from 'node:timers/promises';
import { LeaseLost } from '../../src/event-sourcing/consume/subscriptions/checkpoint.js';
import { LONGEST_LEASE_MS } from '../../src/event-sourcing/consume/checkpoints/leases.js';
import { SubscriptionStore } from '../../src/event-sourcing/consume/checkpoints/subscription-store.js';
import { Transactions } from '../../src/event-sourcing/log/stores/sql/transactions/transactions.js';
import { databases } from '../support/databases.js';
import {
  startConsumers,
  type ConsumerApp,
  type ConsumerAppOptions,
} from '../support/consumer-app.js';
import { pause } from '../support/paused-owner.js';
import { Faults, TICKS, TicksProjection } from '../support/tick-consumers.js';
import { appendTicks } from '../support/ticks.js';
import { until } from '../support/until.js';
import { eachOf } from '../support/each-of.js';

const SHORT = 1_000;
const LONG = 600_000;
const START = { position: 0, delivered: 0 };
const END = { position: 1, delivered: 1 };

describe.each(databases)('leases: $name', (database) => {
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
    const app = await startConsumers(databaseUrl, [Faults, TicksProjection], options);
    apps.push(app);
    return app;
  }

  const heldBy = (app: ConsumerApp) =>
    until(async () => (await app.status(TICKS)).owner === app.owner);
  const rows = async (app: ConsumerApp) =>
    (await app.query('SELECT n FROM ticks_1 ORDER BY id')).map(({ n }) => Number(n));
  const pages = (app: ConsumerApp) => app.get(TicksProjection).pages;

  it('exactly one of many instances runs it; when that stops, another takes over at once', async () => {
    const first = await start({ leaseMs: 2_000 });
    await heldBy(first);
    const second = await start({ leaseMs: 2_000 });
    await appendTicks(second.log, 5);
    await first.caughtUp(TICKS);
    await delay(1_000);
    expect((await first.status(TICKS)).owner).toBe(first.owner);
    expect([pages(first).flat(), pages(second)]).toEqual([[1, 2, 3, 4, 5], []]);

    await apps.shift()!.stop();
    await heldBy(second);
    await appendTicks(second.log, 2);
    await second.caughtUp(TICKS);
    expect(pages(second).flat()).toEqual([6, 7]);
    expect(await rows(second)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('of those that start at once, one gets it', async () => {
    const [one, other] = [await start({ run: false }), await start({ run: false })];
    const stores = [one, other, one, other].map((app) => app.get(SubscriptionStore));
    await stores[0]!.register('new');
    const taken = await Promise.all(
      stores.map((store, index) => store.leases.acquire('new', `owner ${index}`, LONG)),
    );
    expect(taken.filter((each) => each !== undefined)).toHaveLength(1);
  });

  it('one that is not renewed runs out, and the deposed can write nothing', async () => {
    const app = await start({ run: false });
    const store = app.get(SubscriptionStore);
    const advance = (lease: Parameters<typeof store.advance>[1]['lease']) =>
      app
        .get(Transactions)
        .run((session) => store.advance(session, { lease, from: START, to: END }));
    await store.register('new');
    const old = (await store.leases.acquire('new', 'old owner', SHORT))!;
    expect(await store.leases.acquire('new', 'new owner', SHORT)).toBeUndefined();
    await store.leases.renew('old owner', SHORT);
    let taken: typeof old | undefined;
    await until(async () => !!(taken = await store.leases.acquire('new', 'new owner', LONG)));

    await expect(advance(old.lease)).rejects.toThrow(LeaseLost);
    await expect(store.settled(old.lease)).rejects.toThrow(LeaseLost);
    expect((await store.leases.renew('old owner', SHORT)).held).toEqual(new Set());
    await store.report(old.lease, 'stopped', 'of no interest');
    expect(await app.status('new')).toMatchObject({ position: 0, state: 'following' });
    await advance(taken!.lease);
    await expect(advance(taken!.lease)).rejects.toThrow(LeaseLost);
    expect(await app.status('new')).toMatchObject({ position: 1, owner: 'new owner' });
  });

  it("one that ran out is nobody's, as it is told, also before another takes it", async () => {
    const app = await start({ run: false });
    const store = app.get(SubscriptionStore);
    const owners = async () =>
      [(await store.find('new'))!, ...(await store.list())]
        .filter(({ name }) => name === 'new')
        .map(({ owner }) => owner);
    await store.register('new');
    expect(await owners()).toEqual([null, null]);
    await store.leases.acquire('new', 'owner', LONG);
    expect(await owners()).toEqual(['owner', 'owner']);
    await store.leases.renew('owner', -1);
    expect(await owners()).toEqual([null, null]);
    await store.leases.renew('owner', LONG);
    expect(await owners()).toEqual(['owner', 'owner']);
  });

  it("one that ends later than any that is taken now is nobody's: the clock was set back since", async () => {
    const consumer = await start({ run: false });
    await appendTicks(consumer.log, 3);
    const store = consumer.get(SubscriptionStore);
    await store.leases.acquire(TICKS, 'dead owner', LONGEST_LEASE_MS);
    const owners = async () => [
      (await store.find(TICKS))!.owner,
      (await store.list()).find(({ name }) => name === TICKS)!.owner,
    ];
    expect(await owners()).toEqual(['dead owner', 'dead owner']);
    const aDayOn = 'UPDATE subscriptions SET lease_until = lease_until + 86400000000';
    await consumer.get(Transactions).run((session) => session.execute(aDayOn));
    expect(await owners()).toEqual([null, null]);
    const holder = await start();
    await heldBy(holder);
    await holder.caughtUp(TICKS);
    expect(await rows(holder)).toEqual([1, 2, 3]);
  });

  it.each([-86_400_000_000, 86_400_000_000])(
    'one that has moved %d microseconds from now, and has an old event before it, has stalled',
    async (offset) => {
      const app = await start({ run: false });
      await appendTicks(app.log, 1);
      const change = (sql: string) => app.get(Transactions).run((session) => session.execute(sql));
      await change('UPDATE events SET recorded_at = recorded_at - 60000000');
      const isStalled = async () => (await app.status(TICKS)).isStalled;
      const [now] = await app.query('SELECT recorded_at FROM log_head');
      await change(`UPDATE subscriptions SET moved_at = ${Number(now!.recorded_at)}`);
      expect(await isStalled()).toBe(false);
      await change(`UPDATE subscriptions SET moved_at = moved_at + ${offset}`);
      expect(await isStalled()).toBe(true);
    },
  );

  it('a paused owner that goes on while another runs writes nothing twice', async () => {
    const paused = await start();
    await heldBy(paused);
    const { standing, goOn } = pause(paused);
    await appendTicks(paused.log, 4);
    await standing;
    const other = await start();
    await heldBy(other);
    await other.caughtUp(TICKS);
    expect(await goOn()).toEqual([]);
    await delay(300);
    await appendTicks(other.log, 1);
    await other.caughtUp(TICKS);
    expect(await rows(other)).toEqual([1, 2, 3, 4, 5]);
    expect((await other.status(TICKS)).owner).toBe(other.owner);
  });

  it('one that ran out without another taking it is taken again', async () => {
    const app = await start();
    await heldBy(app);
    const renewing = jest.spyOn(app.get(SubscriptionStore).leases, 'renew');
    renewing.mockRejectedValue(new Error('frozen'));
    await delay(2_000);
    renewing.mockRestore();
    await appendTicks(app.log, 3);
    await app.caughtUp(TICKS);
    expect(await rows(app)).toEqual([1, 2, 3]);
  });
});

const servers = databases.filter(({ name }) => name !== 'sqlite');

eachOf(servers)('a subscription whose row is locked: $name', (database) => {
  it('holds up no other, and is renewed and taken later', async () => {
    const databaseUrl = await database.createUrl();
    const app = await startConsumers(databaseUrl, [Faults, TicksProjection], { run: false });
    const store = app.get(SubscriptionStore);
    for (const name of ['locked', 'free', 'wanted']) await store.register(name);
    const { lease } = (await store.leases.acquire('locked', 'owner', LONG))!;
    await store.leases.acquire('free', 'owner', LONG);
    const held = new Set(['free', 'locked']);
    await app.get(Transactions).run(async (session) => {
      const steps = ['locked', 'wanted'].map((name) => ({ lease: { ...lease, name } }));
      await store.hold(
        session,
        steps.map((step) => ({ ...step, from: START, to: END })),
      );
      expect(await store.leases.renew('owner', LONG)).toEqual({
        held,
        prolonged: new Set(['free']),
      });
      expect(await store.leases.acquire('wanted', 'another', LONG)).toBeUndefined();
    });
    expect(await store.leases.renew('owner', LONG)).toEqual({ held, prolonged: held });
    expect(await store.leases.acquire('wanted', 'another', LONG)).toBeDefined();
    await app.stop();
    await database.drop(databaseUrl);
  });
});
