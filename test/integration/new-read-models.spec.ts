import { setTimeout as delay } from 'node:timers/promises';
import { EventsHandler } from '@nestjs/cqrs';
import {
  Projection,
  type ProjectionHandler,
} from '../../src/event-sourcing/read-models/projections/projection.js';
import type { ReadModelTable } from '../../src/event-sourcing/read-models/tables/read-model-table.js';
import { ReadModels } from '../../src/event-sourcing/read-models/read-models.js';
import { ReadModelBeingBuilt } from '../../src/event-sourcing/read-models/read-models.errors.js';
import { Rebuild } from '../../src/event-sourcing/read-models/generations/rebuild.js';
import type { RecordedEvent } from '../../src/event-sourcing/log/recorded-event.js';
import { ConsumerDiscovery } from '../../src/event-sourcing/nest/consumer-discovery.js';
import { SubscriptionOverview } from '../../src/event-sourcing/nest/subscription-overview.js';
import type { TableDefinition } from '../../src/event-sourcing/log/stores/sql/dialects/dialect.js';
import { Transactions } from '../../src/event-sourcing/log/stores/sql/transactions/transactions.js';
import { databases } from '../support/databases.js';
import {
  LEASE_MS,
  startConsumers,
  type ConsumerApp,
  type ConsumerAppOptions,
} from '../support/consumer-app.js';
import { times } from '../support/hammering.js';
import { Faults, TicksProjection } from '../support/tick-consumers.js';
import { appendTicks, Ticked, ticksTable } from '../support/ticks.js';
import { until } from '../support/until.js';

/** The ticks as a later release has them: with a column more, and a figure put right. */
const newTable: TableDefinition = {
  ...ticksTable,
  version: 2,
  columns: [...ticksTable.columns, { name: 'doubled', type: 'bigint' }],
};
const NEW = 'ticks_v2_1';

@Projection({ table: newTable })
@EventsHandler(Ticked)
class NewTicksProjection implements ProjectionHandler<Ticked> {
  readonly pages: number[][] = [];
  constructor(private readonly faults: Faults) {}

  async handle(page: readonly RecordedEvent<Ticked>[], table: ReadModelTable): Promise<void> {
    this.pages.push(page.map(({ event }) => event.n));
    for (const { event } of page) await this.faults.at(event.n);
    await table.insert(
      page.map(({ position, event: { n } }) => ({ id: position, n: n + 100, doubled: 2 * n })),
    );
  }
}

const renamedTable: TableDefinition = {
  ...newTable,
  name: 'counted_ticks',
  formerNames: [{ name: 'ticks', upTo: 1 }],
};

@Projection({ table: renamedTable })
@EventsHandler(Ticked)
class RenamedTicksProjection extends NewTicksProjection {}

const rightFor = {
  old: (position: number) => times(position, (index) => [index + 1]),
  new: (position: number) => times(position, (index) => [index + 101, 2 * index + 2]),
};

describe.each(databases)('a read model of a new version, or that is added: $name', (database) => {
  let databaseUrl: string;
  let apps: ConsumerApp[];

  beforeEach(async () => {
    databaseUrl = await database.createUrl();
    apps = [];
  });
  afterEach(async () => {
    await Promise.all(apps.map((app) => app.stop()));
    await database.drop(databaseUrl);
  });

  const start = async (projection: typeof TicksProjection, options: ConsumerAppOptions = {}) => {
    const app = await startConsumers(databaseUrl, [Faults, projection], {
      longestReadWaitMs: 0,
      ...options,
    });
    apps.push(app);
    return app;
  };
  const startOld = (options?: ConsumerAppOptions) => start(TicksProjection, options);
  const startNew = (options?: ConsumerAppOptions) =>
    start(NewTicksProjection as unknown as typeof TicksProjection, options);
  const stop = async (app: ConsumerApp) => {
    apps = apps.filter((each) => each !== app);
    await app.stop();
  };
  const handler = (app: ConsumerApp) => app.get(NewTicksProjection);

  /** Rows without their id, and the position they reflect; undefined while it is being built. */
  async function read(app: ConsumerApp, table: TableDefinition, minPosition?: number) {
    const select = (name: string) => ({ sql: `SELECT * FROM ${name}`, values: [] });
    const columns = table.columns.slice(1).map(({ name }) => name);
    try {
      const found = await app.get(ReadModels).read(table, select, 'id', { minPosition });
      const rows = found.rows.map((row) => columns.map((name) => Number(row[name])));
      return { position: found.position, rows };
    } catch (error) {
      if (error instanceof ReadModelBeingBuilt) return undefined;
      throw error;
    }
  }

  /** Every answer is right, or that there is none yet. Answers with how many there were of each. */
  async function watch(app: ConsumerApp, age: 'old' | 'new', goOn: () => boolean) {
    const counted = { right: 0, none: 0 };
    while (goOn()) {
      const found = await read(app, age === 'old' ? ticksTable : newTable);
      if (found) expect(found.rows).toEqual(rightFor[age](found.position));
      counted[found ? 'right' : 'none']++;
      await delay(5);
    }
    return counted;
  }

  const isRead = (app: ConsumerApp) => async () => (await read(app, newTable)) !== undefined;

  it('is built while others go on, beside a server of the old one: no answer is wrong', async () => {
    const old = await startOld();
    await appendTicks(old.log, 3_000, 100);
    await old.caughtUp('ticks_1');
    let going = true;
    const goOn = () => going;
    const writing = (async () => {
      for (; going; await delay(5)) await appendTicks(old.log, 10, 2);
    })();
    const fresh = await startNew();
    const watching = Promise.all([watch(old, 'old', goOn), watch(fresh, 'new', goOn)]);
    await until(isRead(fresh));
    await delay(2 * LEASE_MS);
    going = false;
    await writing;
    const [ofOld, ofNew] = await watching;
    expect(ofOld).toMatchObject({ none: 0 });
    expect(ofNew.right).toBeGreaterThan(0);
    const { position } = await old.log.head();
    for (const [app, name, age] of [
      [old, 'ticks_1', 'old'],
      [fresh, NEW, 'new'],
    ] as const) {
      await app.caughtUp(name);
      const table = age === 'old' ? ticksTable : newTable;
      expect(await read(app, table)).toEqual({ position, rows: rightFor[age](position) });
      expect((await app.status(name)).owner).toBe(app.owner);
    }
  });

  it('is there at once on an empty database, and is no different from one that is', async () => {
    const app = await startNew();
    expect(await read(app, newTable)).toEqual({ position: 0, rows: [] });
    await appendTicks(app.log, 3);
    await app.caughtUp(NEW);
    expect(await read(app, newTable)).toEqual({ position: 3, rows: rightFor.new(3) });
  });

  it('is built by one of the servers only, each event once', async () => {
    const old = await startOld();
    await appendTicks(old.log, 10_000, 100);
    const both = await Promise.all([startNew(), startNew()]);
    for (const app of both) await until(isRead(app));
    const pages = both.map((app) => handler(app).pages.flat());
    expect(pages.map(({ length }) => length).sort()).toEqual([0, 10_000]);
  });

  it('is gone on with where it was broken off; who reads or looks meanwhile is told so', async () => {
    const old = await startOld();
    for (let part = 0; part < 2; part++) await appendTicks(old.log, 17_000, 100);
    const first = await startNew({ run: false });
    const held = await startNew();
    let letGo: () => void = () => undefined;
    held.get(Faults).at = async (n) => {
      if (n === 30_000) await new Promise<void>((resolve) => (letGo = resolve));
    };
    await until(async () => handler(held).pages.length === 8);
    const reading = first
      .get(ReadModels)
      .read(newTable, (name) => ({ sql: `SELECT * FROM ${name}`, values: [] }), 'id');
    await expect(reading).rejects.toThrow(
      'ticks is being built from the log, and has come to position 28000 of 34000.',
    );
    expect(await first.get(SubscriptionOverview).list()).toContainEqual(
      expect.objectContaining({ subscription: 'ticks', state: 'building', position: 28_000 }),
    );
    const stopping = stop(held);
    letGo();
    await stopping;
    expect(await isRead(first)()).toBe(false);

    const next = await startNew();
    await until(isRead(next));
    expect(handler(next).pages.map(([from]) => from)).toEqual([32_001]);
    expect(await read(first, newTable)).toEqual({ position: 34_000, rows: rightFor.new(34_000) });
  });

  it('stops at an event that it can not deal with, and says so; mended, it goes on', async () => {
    const old = await startOld();
    await appendTicks(old.log, 4_800, 100);
    const poisoned = await startNew({ run: false });
    const bad = await startNew();
    bad.get(Faults).at = (n) => {
      if (n === 4_400) throw new Error('4400 is too much');
    };
    const health = async () => (await poisoned.get(SubscriptionOverview).list())[0];
    await until(async () => (await health())?.subscription !== undefined);
    await until(async () => {
      const ticks = (await poisoned.get(SubscriptionOverview).list()).find(
        ({ subscription }) => subscription === 'ticks',
      );
      return ticks?.state === 'stopped' && ticks.error === '4400 is too much';
    });
    const reading = poisoned
      .get(ReadModels)
      .read(newTable, (name) => ({ sql: `SELECT * FROM ${name}`, values: [] }), 'id');
    await expect(reading).rejects.toMatchObject({
      code: 'consumer-stopped',
      message: expect.stringMatching(
        /position 0 of 4800\. There it has stopped at a fault/,
      ) as string,
    });
    expect(await isRead(bad)()).toBe(false);
    expect(await bad.status(NEW)).toMatchObject({ position: 0 });
    expect(await bad.query(`SELECT * FROM ${NEW}`)).toEqual([]);
    await stop(bad);
    const mended = await startNew();
    await until(isRead(mended));
    expect(await read(mended, newTable)).toEqual({ position: 4_800, rows: rightFor.new(4_800) });
  });

  it('can be built beforehand, by the command line of the new release', async () => {
    const old = await startOld();
    await appendTicks(old.log, 4_800, 100);
    const tool = await startNew({ run: false });
    expect(await isRead(tool)()).toBe(false);
    const [projection] = tool.get(ConsumerDiscovery).projections();
    const told: number[] = [];
    await tool.get(Rebuild).run(projection!, (done) => told.push(done));
    expect(told).toEqual([4_000, 4_800]);
    expect(await read(tool, newTable)).toEqual({ position: 4_800, rows: rightFor.new(4_800) });
    await tool.get(Rebuild).run(projection!, () => undefined);
    expect(await tool.query("SELECT generation FROM read_models WHERE name = 'ticks_v2'")).toEqual([
      { generation: expect.anything() as number },
    ]);
    expect(await read(tool, newTable)).toEqual({ position: 4_800, rows: rightFor.new(4_800) });
  });

  it('is built under a new name, and takes the table of its former name away', async () => {
    const old = await startOld();
    await appendTicks(old.log, 10);
    await old.caughtUp('ticks_1');
    await stop(old);
    const renamed = await start(RenamedTicksProjection as unknown as typeof TicksProjection, {
      retiredGraceMs: 0,
    });
    await until(async () => (await renamed.status('ticks_1')) === undefined);
    expect(await read(renamed, renamedTable)).toEqual({ position: 10, rows: rightFor.new(10) });
    await expect(renamed.query('SELECT 1 FROM ticks_1')).rejects.toThrow();
    expect(await renamed.query('SELECT name FROM read_models')).toEqual([
      { name: 'counted_ticks_v2' },
    ]);
  });

  it('leaves the old table for as long as a server runs it; an old one that comes back has it made anew', async () => {
    const old = await startOld();
    await appendTicks(old.log, 10);
    await old.caughtUp('ticks_1');
    const fresh = await startNew({ retiredGraceMs: 0 });
    await until(isRead(fresh));
    await delay(3 * LEASE_MS);
    expect(await read(old, ticksTable, 10)).toEqual({ position: 10, rows: rightFor.old(10) });
    const reader = await startOld({ run: false });
    await stop(old);
    // As it is when the clock is set back by a day.
    const aDayOn =
      "UPDATE subscriptions SET lease_until = lease_until + 86400000000 WHERE name = 'ticks_1'";
    await fresh.get(Transactions).run((session) => session.execute(aDayOn));
    await until(async () => (await fresh.status('ticks_1')) === undefined);
    await until(async () => (await read(reader, ticksTable)) === undefined);

    const back = await startOld();
    await until(async () => (await read(back, ticksTable)) !== undefined);
    expect(await read(back, ticksTable)).toEqual({ position: 10, rows: rightFor.old(10) });
    expect(await read(reader, ticksTable)).toEqual({ position: 10, rows: rightFor.old(10) });
    expect(await read(fresh, newTable)).toEqual({ position: 10, rows: rightFor.new(10) });
  });
});
