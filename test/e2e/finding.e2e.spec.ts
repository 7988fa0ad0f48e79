import { randomUUID } from 'node:crypto';
import { CommandBus } from '@nestjs/cqrs';
import request from 'supertest';
import { DepositMoney } from '../../src/account/domain/account.commands.js';
import { AccountApi, openAccount } from '../support/account-api.js';
import { onEachDatabase } from '../support/on-each-database.js';
import { positionOf, read, readPages, type List } from '../support/reading.js';

interface Movement {
  readonly accountId?: string;
  readonly position: number;
  readonly version: number;
  readonly recordedAt: string;
  readonly kind: string;
  readonly amount: number;
  readonly transactionId: string;
  readonly currency?: string;
}

type Query = Readonly<Record<string, string | number>>;

onEachDatabase(
  'things are found',
  (app) => {
    let account: AccountApi;
    let other: AccountApi;
    let minPosition: number;
    const ids = Array.from({ length: 12 }, () => randomUUID());

    beforeAll(async () => {
      [account, other] = [await openAccount(app().url), await openAccount(app().url)];
      for (const [index, id] of ids.entries()) await account.deposit(100 + index, id).expect(204);
      await account.withdraw(50).expect(204);
      await account.transfer(other.id, 105).expect(204);
      const bonus = { currency: 'EUR', cap: 10_000n };
      const commands = app().app.get(CommandBus);
      await commands.execute(new DepositMoney(account.id, 7n, randomUUID(), bonus));
      // Another operation, of another account, under the same id.
      minPosition = positionOf(await other.withdraw(5, ids[3]).expect(204));
    });

    it('are openings and closings too, also under an id that a deposit has as well', async () => {
      const id = randomUUID();
      const opened = new AccountApi(app().url, randomUUID());
      await request(app().url)
        .post(`${opened.path}?owner=${randomUUID()}`)
        .set('Idempotency-Key', id)
        .expect(201);
      const deposited = await openAccount(app().url);
      await deposited.deposit(1, id).expect(204);
      const closed = await openAccount(app().url);
      const closing = await request(app().url).delete(closed.path).set('Idempotency-Key', id);
      const query = { minPosition: positionOf(closing) };
      const { items } = await list<Movement>(`/api/transactions/${id}`, query);
      const nothing = { amount: null, balance: null, currency: null, counterparty: null };
      expect(items).toMatchObject([
        { kind: 'opened', accountId: opened.id, version: 1, transactionId: id, ...nothing },
        { kind: 'deposit', accountId: deposited.id, amount: 1, balance: 1, currency: 'EUR' },
        { kind: 'closed', accountId: closed.id, version: 2, transactionId: id, ...nothing },
      ]);
    });

    const list = async <Item>(path: string, query: Query = {}) =>
      (await read<List<Item>>(app().url, path, query)).body;
    const movements = (query: Query = {}) =>
      list<Movement>(`${account.path}/transactions`, { minPosition, ...query });
    const found = async (query: Query) =>
      (await movements(query)).items.map(({ amount }) => amount);

    const lists = (): [name: string, path: string, query: Query][] => [
      ['movements', `${account.path}/transactions`, { minPosition }],
      ['history', `${account.path}/history`, {}],
      ['accounts', '/api/accounts', { minPosition }],
      ['entries', '/api/ledger/entries', { accountId: account.id, minPosition }],
      ['transaction', `/api/transactions/${ids[3]}`, { minPosition }],
    ];

    it.each([0, 1, 2, 3, 4])('from the last on, and back again, in list %i', async (index) => {
      const [, path, query] = lists()[index]!;
      const all = (await list<object>(path, query)).items;
      expect(all.length).toBeGreaterThan(1);
      const reversed = await list<object>(path, { ...query, order: 'desc' });
      expect(reversed).toEqual({ items: [...all].reverse(), next: null, previous: null });
      for (const order of ['asc', 'desc'])
        for (const limit of [1, 3, all.length]) {
          const pages = await readPages<object>(app().url, path, { ...query, order, limit });
          expect(pages.flat()).toEqual(order === 'asc' ? all : reversed.items);
          expect(await readBack(path, { ...query, order, limit })).toEqual([...pages].reverse());
        }
    });

    /** From the last page on, by `previous`. */
    async function readBack(path: string, query: Query): Promise<object[][]> {
      let page = await list<object>(path, query);
      while (page.next !== null) page = await list(path, { ...query, cursor: page.next });
      const pages = [page.items];
      while (page.previous !== null) {
        page = await list(path, { ...query, cursor: page.previous });
        expect(page.next).not.toBeNull();
        pages.push(page.items);
      }
      return pages;
    }

    it('movements by their kind and amount', async () => {
      expect(await found({ kind: 'withdrawal' })).toEqual([50]);
      expect(await found({ kind: 'transfer-out' })).toEqual([105]);
      expect(await found({ kind: 'bonus' })).toEqual([7]);
      expect(await found({ kind: 'transfer-in' })).toEqual([]);
      expect(await found({ minAmount: 109 })).toEqual([109, 110, 111]);
      expect(await found({ maxAmount: 50 })).toEqual([50, 7]);
      expect(await found({ minAmount: 105, maxAmount: 105 })).toEqual([105, 105]);
      expect(await found({ minAmount: 105, maxAmount: 105, kind: 'deposit' })).toEqual([105]);
      expect(await found({ minAmount: '9223372036854775807' })).toEqual([]);
      const newest = { kind: 'deposit', maxAmount: 110, order: 'desc', limit: 2 };
      expect(await found(newest)).toEqual([110, 109]);
      const { next } = await movements(newest);
      expect(await found({ ...newest, cursor: next! })).toEqual([108, 107]);
      const { text } = await request(app().url)
        .get(`${account.path}/transactions`)
        .query({ minAmount: '2', maxAmount: '1' })
        .expect(400);
      expect(JSON.parse(text)).toMatchObject({
        errors: [{ parameter: 'minAmount', detail: 'must not be more than maxAmount' }],
      });
    });

    it('movements of a period, in every part of it', async () => {
      const { items } = await movements();
      for (const { recordedAt } of items) {
        const before = items.filter((each) => each.recordedAt < recordedAt);
        const after = items.filter((each) => each.recordedAt >= recordedAt);
        expect((await movements({ to: recordedAt })).items).toEqual(before);
        expect((await movements({ from: recordedAt })).items).toEqual(after);
        const last = { from: recordedAt, order: 'desc', limit: 1 };
        expect((await movements(last)).items).toEqual(items.slice(-1));
      }
      const [day] = new Date(Date.now() + 86_400_000).toISOString().split('T');
      expect((await movements({ from: '2026-01-01', to: day! })).items).toEqual(items);
      expect((await movements({ to: '2026-01-01' })).items).toEqual([]);
    });

    it('what was done under an id of the client, on whichever accounts', async () => {
      const done = async (id: string) =>
        (await list<Movement>(`/api/transactions/${id}`, { minPosition })).items;
      expect(await done(ids[3]!.toUpperCase())).toMatchObject([
        { accountId: account.id, kind: 'deposit', amount: 103, transactionId: ids[3] },
        { accountId: other.id, kind: 'withdrawal', amount: 5, currency: 'EUR' },
      ]);
      const { items } = await movements({ kind: 'transfer-out' });
      expect(await done(items[0]!.transactionId)).toMatchObject([
        { ...items[0], accountId: account.id, currency: 'EUR' },
        { accountId: other.id, kind: 'transfer-in', amount: 105, position: items[0]!.position + 1 },
      ]);
      expect(await done(randomUUID())).toEqual([]);
      await request(app().url).get('/api/transactions/x').expect(400);
    });

    it('what the accounts of an owner hold, by currency', async () => {
      const mine = randomUUID();
      const opened = async (currency: string, balance: bigint) => {
        const one = new AccountApi(app().url);
        await one.open({ owner: mine, currency }).expect(201);
        if (balance > 0n) await one.deposit(balance).expect(204);
        return one;
      };
      const MAX = 2n ** 63n - 1n;
      for (const balance of [MAX, MAX, 5n]) await opened('USD', balance);
      await opened('EUR', 1_999_999_999n);
      await opened('JPY', 0n);
      const closed = await opened('CHF', 0n);
      const position = positionOf(await closed.close().expect(204));
      const balances = async (owner: string) =>
        (await read(app().url, `/api/owners/${owner}/balances`, { minPosition: position })).body;
      expect(await balances(mine.toUpperCase())).toEqual({
        ownerId: mine,
        balances: [
          { currency: 'EUR', balance: 1_999_999_999, accounts: 1 },
          { currency: 'JPY', balance: 0, accounts: 1 },
          { currency: 'USD', balance: 2n * MAX + 5n, accounts: 3 },
        ],
      });
      const nobody = randomUUID();
      expect(await balances(nobody)).toEqual({ ownerId: nobody, balances: [] });
    });

    it('what happens to an account or an owner, or of one type, in the feed', async () => {
      const mine = randomUUID();
      const accounts = Array.from({ length: 3 }, () => new AccountApi(app().url));
      for (const each of accounts) await each.open({ owner: mine }).expect(201);
      const [one, two, three] = accounts as [AccountApi, AccountApi, AccountApi];
      await one.deposit(50).expect(204);
      await one.transfer(two.id, 20).expect(204);
      await two.transfer(account.id, 20).expect(204);
      await request(app().url).delete(`/api/owners/${mine}/personal-data`).expect(204);
      const end = positionOf(await three.close().expect(204));
      await list('/api/accounts', { minPosition: end });
      await movements({ minPosition: end });

      const { body: all } = await read<FeedEvent[]>(app().url, '/api/feed', { limit: 1_000 });
      const of = (...ids: string[]) => all.filter(({ subject }) => ids.includes(subject));
      expect(await feed({ accountId: one.id.toUpperCase() })).toEqual(of(one.id));
      expect(of(one.id)).toHaveLength(3);
      const ofOwner = of(mine, one.id, two.id, three.id);
      expect(ofOwner.length).toBeGreaterThanOrEqual(8);
      expect(await feed({ owner: mine })).toEqual(ofOwner);
      expect(await feed({ owner: mine, accountId: two.id })).toEqual(of(two.id));
      expect(await feed({ owner: mine, accountId: other.id })).toEqual([]);
      expect(await feed({ owner: randomUUID() })).toEqual([]);
      for (const type of new Set(all.map((event) => event.type))) {
        const ofType = all.filter((event) => event.type === type);
        expect(await feed({ type })).toEqual(ofType);
        const both = ofType.filter((event) => ofOwner.includes(event));
        expect(await feed({ type, owner: mine })).toEqual(both);
      }
      const later = (after: number) => ofOwner.filter(({ sequence }) => Number(sequence) > after);
      for (const after of ofOwner.map(({ sequence }) => Number(sequence)))
        expect(await feed({ owner: mine }, after)).toEqual(later(after));
    });

    interface FeedEvent {
      readonly type: string;
      readonly subject: string;
      readonly sequence: string;
    }

    /** All that is there for a filter, two at a time. */
    async function feed(query: Query, from = 0): Promise<FeedEvent[]> {
      const events: FeedEvent[] = [];
      for (let after = from; ;) {
        const answer = await read<FeedEvent[]>(app().url, '/api/feed', {
          ...query,
          after,
          limit: 2,
        });
        expect(answer.body.length).toBeLessThanOrEqual(2);
        events.push(...answer.body);
        if (answer.position === after) return events;
        expect(answer.position).toBeGreaterThan(after);
        after = answer.position;
      }
    }
  },
  { environment: { ROLE: 'all' } },
);
