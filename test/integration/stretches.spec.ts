import { EventsHandler } from '@nestjs/cqrs';
import {
  Projection,
  type ProjectionHandler,
} from '../../src/event-sourcing/read-models/projections/projection.js';
import type { ReadModelTable } from '../../src/event-sourcing/read-models/tables/read-model-table.js';
import { Rebuild } from '../../src/event-sourcing/read-models/generations/rebuild.js';
import type { RecordedEvent } from '../../src/event-sourcing/log/recorded-event.js';
import { LeaseLost } from '../../src/event-sourcing/consume/subscriptions/checkpoint.js';
import { ConsumerDiscovery } from '../../src/event-sourcing/nest/consumer-discovery.js';
import { Transactions } from '../../src/event-sourcing/log/stores/sql/transactions/transactions.js';
import { databases } from '../support/databases.js';
import { startConsumers, type ConsumerApp } from '../support/consumer-app.js';
import { times } from '../support/hammering.js';
import { Faults } from '../support/tick-consumers.js';
import { appendTicks, Ticked } from '../support/ticks.js';

const COUNTERS = 1_000;
const NOTE = 'ä'.repeat(8_000);

/** A row for each of some counters, and one with a long text for some of the ticks. */
@Projection({
  table: {
    name: 'tallies',
    columns: [
      { name: 'id', type: 'bigint' },
      { name: 'ticks', type: 'bigint' },
      { name: 'note', type: 'text', nullable: true },
    ],
    primaryKey: ['id'],
  },
})
@EventsHandler(Ticked)
class TalliesProjection implements ProjectionHandler<Ticked> {
  isNoted = (n: number) => n % 100 === 0;
  constructor(private readonly faults: Faults) {}

  async handle(page: readonly RecordedEvent<Ticked>[], table: ReadModelTable): Promise<void> {
    const numbers = page.map(({ event }) => event.n);
    for (const n of numbers) await this.faults.at(n);
    const tallies = new Map<number, number>();
    for (const n of numbers) tallies.set(n % COUNTERS, 1 + (tallies.get(n % COUNTERS) ?? 0));
    const found = await table.find([...tallies.keys()].map((id) => [id]));
    for (const { id, ticks } of found)
      tallies.set(Number(id), tallies.get(Number(id))! + Number(ticks));
    await table.upsert([...tallies].map(([id, ticks]) => ({ id, ticks, note: null })));
    const noted = numbers.filter(this.isNoted);
    await table.insert(noted.map((n) => ({ id: COUNTERS + n, ticks: 0, note: NOTE })));
  }
}

describe.each(databases)('a rebuild by stretches: $name', (database) => {
  let databaseUrl: string;
  let app: ConsumerApp;

  beforeEach(async () => {
    databaseUrl = await database.createUrl();
    app = await startConsumers(databaseUrl, [Faults, TalliesProjection]);
  });
  afterEach(async () => {
    await app.stop();
    await database.drop(databaseUrl);
  });

  const rebuild = () => {
    const [projection] = app.get(ConsumerDiscovery).projections();
    return app.get(Rebuild).run(projection!, () => undefined);
  };

  const append = async (count: number) => {
    await appendTicks(app.log, count, 100);
    await app.caughtUp('tallies_1');
  };

  const rows = async (generation: number) =>
    (await app.query(`SELECT id, ticks, note FROM tallies_${generation} ORDER BY id`)).map(
      ({ id, ticks, note }) => [Number(id), Number(ticks), note === NOTE],
    );

  it('has each row once, of pages that change the same ones', async () => {
    for (let round = 0; round < 3; round++) await append(7_000);
    await rebuild();
    expect(await rows(2)).toEqual([
      ...times(COUNTERS, (id) => [id, 21, false]),
      ...times(210, (index) => [COUNTERS + 100 * (index + 1), 0, true]),
    ]);
    expect(await rows(1)).toEqual(await rows(2));
  });

  it('writes more text than the server takes in one statement', async () => {
    app.get(TalliesProjection).isNoted = () => true;
    await append(5_000);
    await rebuild();
    expect((await rows(2)).filter(([, , hasNote]) => hasNote)).toHaveLength(5_000);
  });

  it('leaves nothing of a stretch behind that fails at an event, and names the fault', async () => {
    await append(9_000);
    app.get(Faults).at = (n) => {
      if (n === 7_500) throw new Error('7500 is too much');
    };
    await expect(rebuild()).rejects.toThrow('7500 is too much');
    expect(await rows(2)).toEqual([]);
    expect(await app.status('tallies_2')).toMatchObject({ position: 0, owner: null });
    app.get(Faults).at = () => undefined;
    await rebuild();
    expect((await rows(2)).at(0)).toEqual([0, 9, false]);
  });

  it('leaves nothing of a stretch behind that somebody else has taken over', async () => {
    await append(9_000);
    app.get(Faults).at = async (n) => {
      if (n !== 7_500) return;
      const sql = "UPDATE subscriptions SET fence = fence + 1 WHERE name = 'tallies_2'";
      await app.get(Transactions).run((session) => session.execute(sql));
    };
    await expect(rebuild()).rejects.toThrow(LeaseLost);
    expect(await rows(2)).toEqual([]);
    expect(await app.status('tallies_2')).toMatchObject({ position: 0 });
  });
});
