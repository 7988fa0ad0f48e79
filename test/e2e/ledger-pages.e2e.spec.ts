import request from 'supertest';
import { formatInstant, type Instant } from '../../src/event-sourcing/log/instant.js';
import { PastTables } from '../../src/event-sourcing/read-models/generations/past-tables.js';
import type { StoredEvent } from '../../src/event-sourcing/log/recorded-event.js';
import { ConsumerDiscovery } from '../../src/event-sourcing/nest/consumer-discovery.js';
import { Transactions } from '../../src/event-sourcing/log/stores/sql/transactions/transactions.js';
import { openAccount, type AccountApi } from '../support/account-api.js';
import { checkAtRest, settled } from '../support/at-rest.js';
import { databases } from '../support/databases.js';
import { ledgerByFold } from '../support/ledger-by-fold.js';
import { entriesIn } from '../support/ledger-in-log.js';
import { read, readPages } from '../support/reading.js';
import { startApp, type TestApp } from '../support/test-app.js';

interface Entry {
  readonly position: number;
  readonly sourcePosition: number;
  readonly correlationId: string | null;
}

/** More than an event holds. */
const DEPOSITS = 110;
const ENTRIES = '/api/ledger/entries';

/** A ledger that is given all movements at once, as it is when it was behind. */
describe.each(databases)('a page of entries is an event: $name', (database) => {
  let databaseUrl: string;
  let app: TestApp;
  let one: AccountApi;
  let events: StoredEvent[];
  let movements: StoredEvent[];

  beforeAll(async () => {
    databaseUrl = await database.createUrl();
    app = await startApp(databaseUrl, { environment: { ROLE: 'api' } });
    one = await openAccount(app.url);
    const two = await openAccount(app.url, { currency: 'EUR' });
    for (let number = 1; number <= DEPOSITS; number++)
      await request(app.url)
        .put(one.path)
        .set('X-Correlation-Id', `order ${number}`)
        .query({ deposit: '7', transactionId: crypto.randomUUID() })
        .expect(204);
    await one.transfer(two.id, 3).expect(204);
    await app.close();
    app = await startApp(databaseUrl, { environment: { LEASE_MS: '1000' } });
    await settled(app.app);
    events = Array.from(await app.log.readAll(0, 10_000));
    movements = events.filter(({ type }) => type.startsWith('Money'));
  });
  afterAll(async () => {
    await app?.close();
    await database.drop(databaseUrl);
  });

  const times = () =>
    [0, 1, 49, 98, 99, 100, 101, 110, 111].map((index) => movements[index]!.recordedAt);
  const upTo = (time: Instant) => events.filter(({ recordedAt }) => recordedAt <= time);

  it('of a hundred entries at most, with the request that led to each', async () => {
    const stream = await app.log.readStream('ledger', 0, 100);
    const sizes = stream.map((event) => entriesIn([event]).length);
    expect(Array.from(sizes)).toEqual([100, DEPOSITS + 2 - 100]);
    expect(stream.map(({ endsCommand }) => endsCommand)).toEqual([false, true]);

    const { items } = (await read<{ items: Entry[] }>(app.url, ENTRIES, { limit: 1_000 })).body;
    expect(items.map(({ position }) => position)).toEqual(
      entriesIn(stream).map(({ event }) => event.position),
    );
    expect(items.map(({ sourcePosition }) => sourcePosition)).toEqual(
      movements.map(({ position }) => position),
    );
    const orders = items.map(({ correlationId }) => correlationId).slice(0, DEPOSITS);
    expect(orders).toEqual(orders.map((_, index) => `order ${index + 1}`));
    const [out, into] = items.slice(DEPOSITS);
    expect(out!.correlationId).toBe(into!.correlationId);
    await checkAtRest(app.app);
  });

  it('whose entries are paged through, each once', async () => {
    const all = await readPages<Entry>(app.url, ENTRIES, { limit: 7, accountId: one.id });
    expect(all.flat().map(({ sourcePosition }) => sourcePosition)).toEqual(
      movements.slice(0, -1).map(({ position }) => position),
    );
    const former = Buffer.from('entries:3').toString('base64url');
    await request(app.url).get(ENTRIES).query({ cursor: former }).expect(400);
  });

  it('of which a past ledger counts what had happened by then', async () => {
    for (const time of times()) {
      const expected = ledgerByFold(upTo(time));
      const asOf = formatInstant(time);
      expect((await read(app.url, '/api/ledger', { asOf })).body).toEqual(expected.ledger);
      const { body } = await read(app.url, '/api/ledger/trial-balance', { asOf });
      expect(body).toEqual(expected.trialBalance);
    }
  });

  it('of which a past table has what had happened by then', async () => {
    const projections = app.app.get(ConsumerDiscovery).projections();
    const fill = (name: string, time: Instant) =>
      app.app.get(PastTables).fill(
        projections.find(({ table }) => table.name === name)!,
        time,
        () => undefined,
      );
    const rows = (sql: string) => app.app.get(Transactions).reads.query(sql);
    for (const time of times()) {
      await fill('ledger_entries', time);
      const found = await rows('SELECT * FROM ledger_entries_as_of ORDER BY source_position');
      const expected = movements.filter(({ recordedAt }) => recordedAt <= time);
      expect(Array.from(found, (row) => Number(row.source_position))).toEqual(
        expected.map(({ position }) => position),
      );
      await fill('ledger_balances', time);
      const balances = await rows('SELECT * FROM ledger_balances_as_of ORDER BY account');
      expect(
        Array.from(balances, (row) => [row.account, Number(row.debit), Number(row.credit)]),
      ).toEqual(
        ledgerByFold(upTo(time)).trialBalance.rows.map((row) => [
          row.account,
          row.debit,
          row.credit,
        ]),
      );
    }
  });
});
