import { setTimeout as delay } from 'node:timers/promises';
import { PageReader } from '../../src/event-sourcing/consume/subscriptions/page-reader.js';
import { ParkedEvents } from '../../src/event-sourcing/consume/policies/parked-events.js';
import { Skipped, Unreachable } from '../../src/event-sourcing/consume/policies/policy.errors.js';
import { databases } from '../support/databases.js';
import { startConsumers, type ConsumerApp } from '../support/consumer-app.js';
import { Faults, POLICY, RingWhenItTicks } from '../support/tick-consumers.js';
import { appendTicks } from '../support/ticks.js';
import { until } from '../support/until.js';

const TRIES = 5;

describe.each(databases)('policies: $name', (database) => {
  let databaseUrl: string;
  let app: ConsumerApp;
  let policy: RingWhenItTicks;

  beforeEach(async () => {
    databaseUrl = await database.createUrl();
    app = await startConsumers(databaseUrl, [Faults, RingWhenItTicks]);
    policy = app.get(RingWhenItTicks);
  });
  afterEach(async () => {
    await app.stop();
    await database.drop(databaseUrl);
  });

  const failAt = (at: number, error: Error) =>
    (app.get(Faults).at = (n) => {
      if (n === at) throw error;
    });
  const parked = () => app.get(ParkedEvents).list(10);
  const triesOf = (n: number) => policy.tried.filter((tried) => tried === n).length;

  it('get each event once, in order', async () => {
    await appendTicks(app.log, 6, 3);
    await app.caughtUp(POLICY);
    await appendTicks(app.log, 1);
    await app.caughtUp(POLICY);
    expect(policy.tried).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(await parked()).toEqual([]);
  });

  it('have a poisoned event parked, go on with the others, and get it again when asked for', async () => {
    failAt(2, new Error('no bell'));
    await appendTicks(app.log, 3, 3);
    await app.caughtUp(POLICY);
    expect(policy.rung).toEqual([1, 3]);
    expect(triesOf(2)).toBe(TRIES);
    const [event] = await app.log.readAll(1, 1);
    const { eventId } = event!;
    const entry = { subscription: POLICY, position: 2, eventId, state: 'parked' };
    expect(await parked()).toEqual([{ ...entry, reason: 'no bell' }]);
    expect(await app.get(ParkedEvents).count()).toEqual(new Map([[POLICY, 1]]));

    failAt(2, new Error('still no bell'));
    expect(await app.get(ParkedEvents).retry(POLICY, 2)).toBe(true);
    await until(async () => (await parked())[0]?.reason === 'still no bell');
    expect(await parked()).toEqual([{ ...entry, reason: 'still no bell' }]);
    expect(triesOf(2)).toBe(TRIES + 1);

    app.get(Faults).at = () => undefined;
    expect(await app.get(ParkedEvents).retry(POLICY, 2)).toBe(true);
    await until(async () => (await parked()).length === 0);
    expect(policy.rung).toEqual([1, 3, 2]);
    expect(await app.get(ParkedEvents).retry(POLICY, 2)).toBe(false);
  });

  it('go page by page again once they are past a poisoned event', async () => {
    failAt(2, new Error('no bell'));
    const single = jest.spyOn(PageReader.prototype, 'readCommand');
    await appendTicks(app.log, 40);
    await app.caughtUp(POLICY);
    expect(policy.rung).toHaveLength(39);
    // Up to it, and each try of it.
    expect(single.mock.calls.length).toBeLessThanOrEqual(1 + TRIES);
    single.mockRestore();
  });

  it('wait for what is out of reach, for as long as it takes, and nothing is parked', async () => {
    failAt(2, new Unreachable('gone home'));
    await appendTicks(app.log, 3);
    await until(() => triesOf(2) > TRIES);
    expect(policy.rung).toEqual([1]);
    expect(await app.status(POLICY)).toMatchObject({
      state: 'retrying',
      error: 'gone home',
      position: 1,
    });
    app.get(Faults).at = () => undefined;
    await app.caughtUp(POLICY);
    expect(policy.rung).toEqual([1, 2, 3]);
    expect(await parked()).toEqual([]);
  });

  it('keep the reason why they skip an event', async () => {
    failAt(1, new Skipped('it is night'));
    await appendTicks(app.log, 2);
    await app.caughtUp(POLICY);
    expect(policy.tried).toEqual([1, 2]);
    expect(await parked()).toMatchObject([
      { position: 1, state: 'skipped', reason: 'it is night' },
    ]);
    expect(await app.get(ParkedEvents).count()).toEqual(new Map());
  });

  it('keep the reason why an operator discards an event', async () => {
    failAt(1, new Error('no bell'));
    await appendTicks(app.log, 1);
    await app.caughtUp(POLICY);
    expect(await app.get(ParkedEvents).discard(POLICY, 1, 'too late')).toBe(true);
    expect(await app.get(ParkedEvents).retry(POLICY, 1)).toBe(false);
    expect(await parked()).toMatchObject([{ state: 'discarded', reason: 'too late' }]);
  });

  it('leave what is to be retried for later when the program ends', async () => {
    app.get(Faults).at = () => {
      throw new Error('no bell');
    };
    await appendTicks(app.log, 4);
    await app.caughtUp(POLICY);
    app.get(Faults).at = () => delay(500);
    for (const position of [1, 2, 3, 4]) await app.get(ParkedEvents).retry(POLICY, position);
    await until(() => policy.tried.length > 4 * TRIES);
    await app.stop();
    const done = policy.rung.length;
    expect(done).toBeLessThan(3);
    app = await startConsumers(databaseUrl, [Faults, RingWhenItTicks]);
    await until(async () => (await parked()).length === 0);
    expect(app.get(RingWhenItTicks).rung).toHaveLength(4 - done);
  });

  it('lose no lease to a retry that takes its time, and go on beside it', async () => {
    failAt(1, new Error('no bell'));
    await appendTicks(app.log, 1);
    await app.caughtUp(POLICY);
    let ring = () => {};
    app.get(Faults).at = (n) => (n === 1 ? new Promise((resolve) => (ring = resolve)) : undefined);
    await app.get(ParkedEvents).retry(POLICY, 1);
    await until(() => triesOf(1) === TRIES + 1);
    const leaseUntil = async () => {
      const [row] = await app.query('SELECT lease_until FROM subscriptions');
      return Number(row!.lease_until);
    };
    const before = await leaseUntil();
    await until(async () => (await leaseUntil()) > before + 500_000);
    await appendTicks(app.log, 1);
    await app.caughtUp(POLICY);
    expect(policy.rung).toEqual([2]);
    ring();
    await until(async () => (await parked()).length === 0);
    expect(policy.rung).toEqual([2, 1]);
  });
});
