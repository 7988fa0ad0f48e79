import { setTimeout as delay } from 'node:timers/promises';
import { EventsHandler } from '@nestjs/cqrs';
import { LogUnavailable } from '../../src/event-sourcing/log/event-log.errors.js';
import { Projection } from '../../src/event-sourcing/read-models/projections/projection.js';
import { HandlesEvents } from '../../src/event-sourcing/consume/subscriptions/handles-events.js';
import { Subscription } from '../../src/event-sourcing/consume/subscriptions/subscription.decorator.js';
import { databases } from '../support/databases.js';
import { startConsumers, type ConsumerApp } from '../support/consumer-app.js';
import { times } from '../support/hammering.js';
import {
  Faults,
  OTHER_TICKS,
  OtherTicksProjection,
  POLICY,
  RingWhenItTicks,
  TICKS,
  TicksProjection,
} from '../support/tick-consumers.js';
import { appendPauses, appendTicks, Ticked, ticksTable } from '../support/ticks.js';
import { until } from '../support/until.js';

class Unheard {}

@Subscription({ name: 'deaf' })
@EventsHandler(Unheard)
class Deaf {
  handle(): void {}
}

@Projection({ table: { ...ticksTable, name: 'idle_ticks' } })
class Idle {
  handle(): void {}
}

@Projection({ table: { ...ticksTable, version: 2 } })
@HandlesEvents(Ticked)
class SameTable {
  handle(): void {}
}

@Subscription({ name: POLICY })
@HandlesEvents(Ticked)
class SameName {
  handle(): void {}
}

describe.each(databases)('projections: $name', (database) => {
  let databaseUrl: string;
  let app: ConsumerApp;

  beforeEach(async () => {
    databaseUrl = await database.createUrl();
    app = await start();
  });
  afterEach(async () => {
    await app.stop();
    await database.drop(databaseUrl);
  });

  const start = () => startConsumers(databaseUrl, [Faults, TicksProjection, OtherTicksProjection]);

  const rows = async (table: string) =>
    (await app.query(`SELECT id, n FROM ${table} ORDER BY id`)).map(({ id, n }) => [
      Number(id),
      Number(n),
    ]);

  const upTo = (count: number) => times(count, (index) => [index + 1, index + 1]);

  it('each event stands there once, also when one comes at a time, and others between', async () => {
    for (let round = 0; round < 10; round++) {
      await appendTicks(app.log, 1);
      await appendTicks(app.log, 4, 2);
    }
    await appendPauses(app.log, 3);
    for (const name of [TICKS, OTHER_TICKS]) {
      await app.caughtUp(name);
      expect(await rows(name)).toEqual(upTo(50));
      const following = { position: 53, delivered: 50, state: 'following', error: null };
      expect(await app.status(name)).toMatchObject({ ...following, owner: app.owner });
    }
  });

  it('takes smaller pages when the database cuts off what takes too long', async () => {
    await app.stop();
    const slow = new Faults();
    // Five hundred in one page take 2 s, a connection is held for 1.5 s at the most.
    slow.at = () => delay(4);
    const start = (run: boolean) =>
      startConsumers(databaseUrl, [{ provide: Faults, useValue: slow }, TicksProjection], {
        run,
        journal: { answerWithinMs: 3_000 },
      });
    app = await start(false);
    await appendTicks(app.log, 500, 10);
    await app.stop();
    app = await start(true);
    await app.caughtUp(TICKS);
    expect(await rows(TICKS)).toEqual(upTo(500));
  });

  it('takes a long log by pages, which end with a command', async () => {
    await app.stop();
    app = await startConsumers(databaseUrl, [Faults, TicksProjection], { run: false });
    await appendTicks(app.log, 6_400, 2_800);
    await appendTicks(app.log, 10_000, 10_000);
    await app.stop();
    app = await start();
    await app.caughtUp(TICKS);
    const sizes = app.get(TicksProjection).pages.map(({ length }) => length);
    expect(sizes).toEqual([2_800, 3_600, 10_000]);
    expect(await rows(TICKS)).toEqual(upTo(16_400));
  });

  it('writes nothing of a page that fails, and its checkpoint stays', async () => {
    app.get(Faults).at = () => {
      throw new Error('a bug');
    };
    await appendTicks(app.log, 1);
    await until(async () => (await app.status(TICKS)).state === 'stopped');
    expect(await app.status(TICKS)).toMatchObject({ position: 0, error: 'a bug' });
    expect(await rows(TICKS)).toEqual([]);
  });

  it('stops at a poisoned event and says so; the others go on; a restart without the fault goes on', async () => {
    app.get(Faults).at = (n) => {
      if (n === 5) throw new Error('5 is too much');
    };
    await appendTicks(app.log, 10, 2);
    await until(async () => (await app.status(TICKS)).state === 'stopped');
    await appendTicks(app.log, 3);
    await app.caughtUp(OTHER_TICKS);
    expect(await rows(OTHER_TICKS)).toEqual(upTo(13));
    expect(await rows(TICKS)).toEqual(upTo(4));
    const stopped = { state: 'stopped', error: '5 is too much', position: 4 };
    await delay(1_500);
    expect(await app.status(TICKS)).toMatchObject(stopped);

    await app.stop();
    app = await start();
    await app.caughtUp(TICKS);
    expect(await rows(TICKS)).toEqual(upTo(13));
    expect(await app.status(TICKS)).toMatchObject({ state: 'following', error: null });
  });

  it('an outage does not stop it for good, and is over when it is over', async () => {
    let outage = true;
    app.get(Faults).at = () => {
      if (outage) throw new LogUnavailable();
    };
    await appendTicks(app.log, 3);
    await until(async () => (await app.status(TICKS)).state === 'retrying');
    outage = false;
    await app.caughtUp(TICKS);
    expect(await rows(TICKS)).toEqual(upTo(3));
    expect(await app.status(TICKS)).toMatchObject({ state: 'following', error: null });
  });

  it('does not start where it would follow what nobody writes', async () => {
    await expect(startConsumers(databaseUrl, [Deaf])).rejects.toThrow(/deaf follows Unheard/);
    await expect(startConsumers(databaseUrl, [Idle])).rejects.toThrow(
      'Idle follows no events: name them, by @HandlesEvents(...).',
    );
  });

  it.each([
    ['table', 'ticks', [TicksProjection, SameTable]],
    ['checkpoint', POLICY, [RingWhenItTicks, SameName]],
  ])('does not start where two consumers would have one %s', async (_, name, consumers) => {
    await expect(startConsumers(databaseUrl, [Faults, ...consumers])).rejects.toThrow(
      `Two consumers are called ${name}: give one of them another name.`,
    );
  });
});
