import { ParkedEvents } from '../../src/event-sourcing/consume/policies/parked-events.js';
import {
  Hopeless,
  TryLater,
  Unreachable,
} from '../../src/event-sourcing/consume/policies/policy.errors.js';
import { SubscriptionOverview } from '../../src/event-sourcing/nest/subscription-overview.js';
import { Transactions } from '../../src/event-sourcing/log/stores/sql/transactions/transactions.js';
import { PinoLogger } from '../../src/logging/pino-logger.service.js';
import { databases } from '../support/databases.js';
import { eventually } from '../support/eventually.js';
import { startConsumers, type ConsumerApp } from '../support/consumer-app.js';
import { times } from '../support/hammering.js';
import { Faults, POLICY, RingWhenItTicks } from '../support/tick-consumers.js';
import { appendTicks } from '../support/ticks.js';
import { until } from '../support/until.js';

/** More often than an event is tried that can't be handled. */
const OFTEN = 6;
/** Nobody else runs it: a lease that runs out on a busy machine would have an event handled again. */
const UNHURRIED_MS = 60_000;
const HALF_AN_HOUR_US = 1_800_000_000;

describe.each(databases)('events that a policy defers: $name', (database) => {
  let databaseUrl: string;
  let app: ConsumerApp;
  let policy: RingWhenItTicks;
  let lines: string[];

  const start = async () => {
    const logger = new PinoLogger('info', { write: (line) => void lines.push(line) });
    app = await startConsumers(databaseUrl, [Faults, RingWhenItTicks], {
      logger,
      leaseMs: UNHURRIED_MS,
    });
    policy = app.get(RingWhenItTicks);
  };
  beforeEach(async () => {
    lines = [];
    databaseUrl = await database.createUrl();
    await start();
  });
  afterEach(async () => {
    await app.stop();
    await database.drop(databaseUrl);
  });

  const failAt = (those: readonly number[], error: Error) =>
    (app.get(Faults).at = (n) => {
      if (those.includes(n)) throw error;
    });
  const failNoMore = () => (app.get(Faults).at = () => undefined);
  const parked = () => app.get(ParkedEvents).list(1_000);
  const triesOf = (n: number) => policy.tried.filter((tried) => tried === n).length;
  const change = (set: string, position = 2) =>
    app
      .get(Transactions)
      .run((session) =>
        session.execute(`UPDATE parked_events SET ${set} WHERE position = ${position}`),
      );
  /** Without the pauses, which grow. */
  const triedOften = (n: number) =>
    until(async () => {
      await change('next_try_at = 0', n);
      return triesOf(n) > OFTEN;
    });
  const waiting = async () => {
    const list = await app.get(SubscriptionOverview).list();
    return list.find(({ name }) => name === POLICY)!.waiting;
  };
  const deferTheSecond = async () => {
    failAt([2], new TryLater('not now'));
    await appendTicks(app.log, 3);
    await app.caughtUp(POLICY);
  };

  it('hold up no other, and are tried again until they are handled, however often', async () => {
    await deferTheSecond();
    expect(policy.rung).toEqual([1, 3]);
    expect(await parked()).toMatchObject([{ position: 2, state: 'deferred', reason: 'not now' }]);
    expect(await app.status(POLICY)).toMatchObject({ state: 'following', error: null });
    await triedOften(2);
    expect(await parked()).toMatchObject([{ state: 'deferred' }]);
    expect(await app.get(ParkedEvents).count()).toEqual(new Map());
    failNoMore();
    await until(async () => (await parked()).length === 0);
    expect(policy.rung).toEqual([1, 3, 2]);
  });

  it('are parked when their time is over, which says since when they were tried', async () => {
    await deferTheSecond();
    const [{ firstTriedAt } = {}] = await parked();
    expect(firstTriedAt).toBeGreaterThan(0);
    await change('first_tried_at = first_tried_at - 86400000000');
    await until(async () => (await parked())[0]?.state === 'parked');
    expect(await parked()).toMatchObject([
      { reason: expect.stringMatching(/^Given up after tries since .*Z\. not now$/) as unknown },
    ]);
    const tries = triesOf(2);
    await appendTicks(app.log, 1);
    await app.caughtUp(POLICY);
    expect(triesOf(2)).toBe(tries);
  });

  it('count their time from the first try, also across a restart', async () => {
    await deferTheSecond();
    const [{ firstTriedAt } = {}] = await parked();
    await app.stop();
    await start();
    failAt([2], new TryLater('not now either'));
    await until(async () => (await parked())[0]?.reason === 'not now either');
    expect(await parked()).toMatchObject([{ state: 'deferred', firstTriedAt }]);
    failNoMore();
    await until(async () => (await parked()).length === 0);
    expect(policy.rung).toEqual([2]);
  });

  it('are all tried again, page by page', async () => {
    const many = times(120, (n) => n + 1);
    failAt(many, new TryLater('not now'));
    await appendTicks(app.log, many.length, 50);
    await app.caughtUp(POLICY);
    expect(await parked()).toHaveLength(many.length);
    failNoMore();
    await until(async () => (await parked()).length === 0);
    expect(policy.rung.toSorted((one, other) => one - other)).toEqual(many);
  });

  it('are not tried before they are due, unless an operator asks for it', async () => {
    await deferTheSecond();
    await change(`next_try_at = next_try_at + ${HALF_AN_HOUR_US}`);
    failAt([4], new Hopeless('no bell'));
    await appendTicks(app.log, 1);
    await app.caughtUp(POLICY);
    expect(triesOf(4)).toBe(1);
    expect(await parked()).toMatchObject([
      { position: 4, state: 'parked', reason: 'no bell' },
      { position: 2, state: 'deferred' },
    ]);
    failNoMore();
    const tries = triesOf(2);
    expect(await app.get(ParkedEvents).retry(POLICY, 4)).toBe(true);
    await until(() => policy.rung.includes(4));
    expect(triesOf(2)).toBe(tries);

    expect(await app.get(ParkedEvents).retry(POLICY, 2)).toBe(true);
    await until(async () => (await parked()).length === 0);
    expect(policy.rung).toEqual([1, 3, 4, 2]);
  });

  it('and those that are parked are all retried at once where an operator asks for it', async () => {
    failAt([1, 3], new Hopeless('no bell'));
    await appendTicks(app.log, 3);
    await app.caughtUp(POLICY);
    failAt([4], new TryLater('not now'));
    await appendTicks(app.log, 1);
    await app.caughtUp(POLICY);
    await change(`next_try_at = next_try_at + ${HALF_AN_HOUR_US}`);
    failNoMore();
    expect(await app.get(ParkedEvents).retryAll(POLICY)).toBe(3);
    await until(async () => (await parked()).length === 0);
    expect(policy.rung.toSorted()).toEqual([1, 2, 3, 4]);
    expect(await app.get(ParkedEvents).retryAll(POLICY)).toBe(0);
  });

  it('do not wait for a time that was reckoned by a clock far ahead', async () => {
    await deferTheSecond();
    failNoMore();
    const aYear = 366 * 48 * HALF_AN_HOUR_US;
    await change(
      `first_tried_at = first_tried_at + ${aYear}, next_try_at = next_try_at + ${aYear}`,
    );
    await until(async () => (await parked()).length === 0);
    expect(policy.rung).toEqual([1, 3, 2]);
  });

  it('wait for what is out of reach, and are told to', async () => {
    await deferTheSecond();
    expect(await waiting()).toEqual({
      reason: 'not now',
      deferred: 1,
      nextTryAt: expect.any(Number) as unknown,
    });
    failAt([2], new Unreachable('gone home'));
    await until(async () => (await waiting())?.reason === 'gone home');
    await change('first_tried_at = first_tried_at - 86400000000');
    const tries = triesOf(2);
    await until(() => triesOf(2) > tries);
    expect(await parked()).toMatchObject([{ state: 'deferred' }]);
    failNoMore();
    await until(async () => (await waiting()) === undefined);
    expect(policy.rung).toEqual([1, 3, 2]);
  });

  it('stay discarded if that is said while they are tried again', async () => {
    await deferTheSecond();
    let ring = () => {};
    app.get(Faults).at = () => new Promise((resolve) => (ring = resolve));
    const tries = triesOf(2);
    await until(() => triesOf(2) > tries);
    expect(await app.get(ParkedEvents).discard(POLICY, 2, 'too late')).toBe(true);
    ring();
    failNoMore();
    await appendTicks(app.log, 1);
    await until(() => policy.rung.includes(2));
    await app.caughtUp(POLICY);
    expect(await parked()).toMatchObject([{ state: 'discarded', reason: 'too late' }]);
  });

  it('and a policy that waits fill no log, and are told to be over', async () => {
    failAt([1], new Unreachable('gone home'));
    await appendTicks(app.log, 1);
    await until(() => triesOf(1) > 4);
    expect(await waiting()).toEqual({ reason: 'gone home', deferred: 0, nextTryAt: null });
    failNoMore();
    await app.caughtUp(POLICY);
    await eventually(() =>
      expect(lines.filter((line) => line.includes('goes on'))).toHaveLength(1),
    );
    expect(lines.filter((line) => line.includes('gone home'))).toHaveLength(1);
    expect(lines.join('')).not.toContain('stack');

    failAt(
      times(50, (n) => n + 1),
      new TryLater('not now'),
    );
    await appendTicks(app.log, 30);
    await app.caughtUp(POLICY);
    await triedOften(31);
    expect(lines.filter((line) => line.includes('not now'))).toHaveLength(1);
  });

  it('show nobody what any other error says', async () => {
    failAt([1], new Error('a secret'));
    await appendTicks(app.log, 1);
    await until(async () => (await app.status(POLICY)).error === 'a secret');
    expect(await waiting()).toBeUndefined();
  });
});
