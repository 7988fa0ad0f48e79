import { setTimeout as delay } from 'node:timers/promises';
import { physicalName } from '../../src/event-sourcing/read-models/tables/read-model-table.js';
import { Rebuild } from '../../src/event-sourcing/read-models/generations/rebuild.js';
import { ReadModels } from '../../src/event-sourcing/read-models/read-models.js';
import { RetiredTableInUse } from '../../src/event-sourcing/read-models/read-models.errors.js';
import { ConsumerDiscovery } from '../../src/event-sourcing/nest/consumer-discovery.js';
import { Transactions } from '../../src/event-sourcing/log/stores/sql/transactions/transactions.js';
import { databases } from '../support/databases.js';
import { LEASE_MS, startConsumers, type ConsumerApp } from '../support/consumer-app.js';
import {
  Faults,
  POLICY,
  RingWhenItTicks,
  TICKS,
  TicksProjection,
} from '../support/tick-consumers.js';
import { appendTicks, ticksTable } from '../support/ticks.js';
import { until } from '../support/until.js';

describe.each(databases)(
  'a table that was replaced, and is still being read: $name',
  (database) => {
    let databaseUrl: string;
    let app: ConsumerApp;

    beforeEach(async () => {
      databaseUrl = await database.createUrl();
      app = await start();
      await appendTicks(app.log, 3);
      await app.caughtUp(TICKS);
    });
    afterEach(async () => {
      await app.stop();
      await database.drop(databaseUrl);
    });

    const start = () =>
      startConsumers(databaseUrl, [Faults, TicksProjection, RingWhenItTicks], {
        retiredGraceMs: 0,
      });
    const rebuild = () => {
      const [projection] = app.get(ConsumerDiscovery).projections();
      return app.get(Rebuild).run(projection!, () => undefined);
    };
    const generation = (number: number) => physicalName(ticksTable, number);

    /** As a backup does: in one transaction that goes on for long. */
    const whileRead = (table: string, work: () => Promise<void>) =>
      app.get(Transactions).patient.snapshot(async (reader) => {
        const read = () => reader.query(`SELECT * FROM ${table}`);
        await read();
        let isDone = false;
        const working = work().finally(() => (isDone = true));
        working.catch(() => undefined);
        // The database would end a transaction that is idle for 15 s.
        for (; !isDone; await delay(200)) await read();
        await working;
      });

    it('holds up neither its successor nor any other consumer, nor the end of the program', async () => {
      await whileRead(TICKS, async () => {
        await rebuild();
        await app.caughtUp(generation(2));
        await delay(3 * LEASE_MS);
        const { owner } = app;
        await appendTicks(app.log, 3);
        for (const name of [generation(2), POLICY]) {
          await app.caughtUp(name);
          expect(await app.status(name)).toMatchObject({ owner, position: 6 });
        }
        const other = await start();
        await delay(LEASE_MS);
        await other.stop();
      });
      await until(async () => (await app.status(TICKS)) === undefined);
    });

    it('is not what a reader ends with that had to wait until it was gone', async () => {
      const readModels = app.get(ReadModels);
      const read = () =>
        readModels.read(ticksTable, (name) => ({ sql: `SELECT * FROM ${name}`, values: [] }), 'id');
      expect((await read()).rows).toHaveLength(3);
      const { reads } = app.get(Transactions);
      const query = reads.query.bind(reads);
      const spy = jest.spyOn(reads, 'query').mockImplementation(async (sql, values) => {
        if (!sql.includes('read_position')) return query(sql, values);
        spy.mockRestore();
        await rebuild();
        await until(async () => (await app.status(TICKS)) === undefined);
        await delay(1_100);
        return query(sql, values);
      });
      expect((await read()).rows).toHaveLength(3);
    });

    it('is dropped also if the clock was set back after it was replaced', async () => {
      const inADay = async () => {
        const sql = 'UPDATE read_models SET retired_at = retired_at + 86400000000';
        await app.get(Transactions).run((session) => session.execute(sql));
      };
      await whileRead(TICKS, async () => {
        await rebuild();
        await inADay();
      });
      await until(async () => (await app.status(TICKS)) === undefined);
      expect(await app.query('SELECT retired FROM read_models')).toEqual([{ retired: null }]);
    });

    it('is not in the way of the next rebuild for ever: that one says so', async () => {
      await whileRead(TICKS, async () => {
        await rebuild();
        const again = await rebuild().catch((error: unknown) => error);
        if (database.name !== 'sqlite') expect(again).toBeInstanceOf(RetiredTableInUse);
      });
      await rebuild();
      await app.caughtUp(generation(database.name === 'sqlite' ? 4 : 3));
    });
  },
);
