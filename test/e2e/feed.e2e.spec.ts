import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { formatInstant } from '../../src/event-sourcing/log/instant.js';
import type { Metadata } from '../../src/event-sourcing/log/metadata.js';
import type { CloudEvent } from '../../src/feed/cloud-event.js';
import { openAccount, owner, type AccountApi } from '../support/account-api.js';
import { times } from '../support/hammering.js';
import { onEachDatabase } from '../support/on-each-database.js';
import { positionOf, read } from '../support/reading.js';

onEachDatabase(
  'the feed',
  (app) => {
    const feed = (after: number, limit = 1_000) =>
      read<CloudEvent[]>(app().url, '/api/feed', { after, limit });
    const head = async () => (await app().log.head()).position;

    /** What there is to be told, by the log itself. */
    const publicIds = async (after = 0) =>
      (await app().log.readAll(after, 100_000))
        .filter(({ streamId }) => streamId.startsWith('account-'))
        .map(({ eventId }) => eventId);

    /** Reads until the end, as another system would. */
    async function follow(after: number, limit: number): Promise<CloudEvent[][]> {
      const pages: CloudEvent[][] = [];
      for (let position = after; ;) {
        const page = await feed(position, limit);
        expect(page.position).toBeGreaterThanOrEqual(position);
        if (page.position === position) return pages;
        pages.push(page.body);
        position = page.position;
      }
    }

    it('is empty at first', async () => {
      const { body, position } = await feed(0);
      expect([body, position]).toEqual([[], 0]);
    });

    it('tells what happened, in a shape of its own', async () => {
      const after = await head();
      const [one, two] = [await openAccount(app().url), await openAccount(app().url)];
      const ids = times(3, () => randomUUID());
      await one.deposit(9_007_199_254_740_993n, ids[0]).expect(204);
      await one.withdraw(9_007_199_254_740_983n, ids[1]).expect(204);
      await one.transfer(two.id, 10, ids[2]).expect(204);
      await one.close().expect(204);

      const { body, headers, position } = await feed(after);
      expect(headers['content-type']).toMatch(/^application\/cloudevents-batch\+json/);
      expect(position).toBeGreaterThanOrEqual(after + 7);
      const money = { currency: 'EUR' };
      const opened = { ownerId: owner, currency: 'EUR' };
      const facts: [string, AccountApi, number, object][] = [
        ['opened', one, 1, opened],
        ['opened', two, 1, opened],
        ['deposited', one, 2, { ...money, amount: 9_007_199_254_740_993n, balance: 9_007_199_254_740_993n, transactionId: ids[0] }], // prettier-ignore
        ['withdrawn', one, 3, { ...money, amount: 9_007_199_254_740_983, balance: 10, transactionId: ids[1] }], // prettier-ignore
        ['transferred-out', one, 4, { ...money, amount: 10, balance: 0, transactionId: ids[2], counterparty: two.id }], // prettier-ignore
        ['transferred-in', two, 2, { ...money, amount: 10, balance: 10, transactionId: ids[2], counterparty: one.id }], // prettier-ignore
        ['closed', one, 5, {}],
      ];
      const stored = (await app().log.readAll(after, 1_000)).filter(({ streamId }) =>
        streamId.startsWith('account-'),
      );
      expect(body).toEqual(
        facts.map(([name, { id }, version, data], index) => ({
          specversion: '1.0',
          id: stored[index]!.eventId,
          source: 'urn:event-sourced-bank:accounts',
          type: `bank.account.${name}.v1`,
          subject: id,
          time: formatInstant(stored[index]!.recordedAt),
          datacontenttype: 'application/json',
          sequence: String(stored[index]!.position).padStart(16, '0'),
          correlationid: (JSON.parse(stored[index]!.metadata) as Metadata).correlationId,
          data: { accountId: id, version, ...data },
        })),
      );
    });

    it('is complete, in order and without doubles, in pages of any size', async () => {
      const accounts = await Promise.all(
        times(8, () => openAccount(app().url, { balance: 1_000n })),
      );
      const operations = times(100, (index) => {
        const [from, to] = [accounts[index % 8]!, accounts[(index + 3) % 8]!];
        return index % 3 === 0 ? from.deposit(1).expect(204) : from.transfer(to.id, 1).expect(204);
      });
      await Promise.all(operations);
      const expected = await publicIds();
      expect(expected.length).toBeGreaterThan(180);
      for (const limit of [1, 2, 7, 1_000]) {
        const pages = await follow(0, limit);
        expect(pages.flat().map(({ id }) => id)).toEqual(expected);
        for (const page of pages) expect(page.length).toBeLessThanOrEqual(limit + 1);
      }
      const sequences = (await follow(0, 50)).flat().map(({ sequence }) => sequence);
      expect(sequences).toEqual([...sequences].sort());
    });

    it('never parts a transfer', async () => {
      const [one, two] = [
        await openAccount(app().url, { balance: 10n }),
        await openAccount(app().url),
      ];
      const after = await head();
      await one.transfer(two.id, 1).expect(204);
      const { body } = await feed(after, 1);
      expect(body.map(({ subject }) => subject)).toEqual([one.id, two.id]);
    });

    it('goes on from any position, also within a transfer', async () => {
      const last = await head();
      const expected = await publicIds();
      const all = (await follow(0, 1_000)).flat();
      for (let after = Math.max(0, last - 60); after <= last; after++) {
        const rest = (await follow(after, 1_000)).flat().map(({ id }) => id);
        expect(rest).toEqual(await publicIds(after));
      }
      const middle = all[Math.floor(all.length / 2)]!;
      const { body } = await feed(Number(middle.sequence), 1);
      expect(body[0]!.id).toBe(expected[expected.indexOf(middle.id) + 1]);
    });

    it('goes on where a page has no public event', async () => {
      const account = await openAccount(app().url, { balance: 1n });
      const { position } = await read(app().url, '/api/ledger', {
        minPosition: positionOf(await account.withdraw(1).expect(204)),
      });
      const [source] = (await app().log.readAll(position - 1, 1)).map((each) => each.position);
      const rest = await feed(source!);
      expect(rest.body).toEqual([]);
      expect(rest.position).toBe(await head());
      expect(rest.position).toBeGreaterThan(source!);
    });

    it('stays where it is at the end of the log', async () => {
      const last = await head();
      const { body, position } = await feed(last);
      expect([body, position]).toEqual([[], last]);
    });

    it('refuses a position beyond the log, where what comes next would be passed over', async () => {
      const last = await head();
      for (const after of [last + 1, last + 1_000, Number.MAX_SAFE_INTEGER])
        for (const filter of [
          {},
          { type: 'bank.account.closed.v1' },
          { accountId: randomUUID() },
        ]) {
          const query = { after, ...filter };
          const answer = await request(app().url).get('/api/feed').query(query).expect(409);
          expect(answer.body).toMatchObject({ code: 'position-beyond-log' });
        }
    });
  },
  { environment: { ROLE: 'all' } },
);
