import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { formatInstant } from '../../src/event-sourcing/log/instant.js';
import { AccountApi, openAccount, owner } from '../support/account-api.js';
import { times } from '../support/hammering.js';
import { onEachDatabase } from '../support/on-each-database.js';
import { positionOf, read, readPages, type List } from '../support/reading.js';

const MAX = 2n ** 63n - 1n;

interface Account {
  readonly accountId: string;
  readonly balance: number | bigint;
  readonly open: boolean;
}

interface Transaction {
  readonly position: number;
  readonly version: number;
  readonly recordedAt: string;
  readonly kind: string;
  readonly amount: number | bigint;
  readonly balance: number | bigint;
}

const follow = { environment: { ROLE: 'all' } };

onEachDatabase(
  'the read models of accounts',
  (app) => {
    const accounts = (query: Record<string, string | number>) =>
      read<List<Account>>(app().url, '/api/accounts', query);
    const transactions = (account: AccountApi, query: Record<string, string | number> = {}) =>
      read<List<Transaction>>(app().url, `${account.path}/transactions`, query);
    const head = async () => (await app().log.head()).position;

    it('list accounts in the shape of one', async () => {
      const mine = randomUUID();
      const account = new AccountApi(app().url);
      await account.open({ owner: mine, currency: 'USD' }).expect(201);
      const deposit = await account.deposit(42).expect(204);
      const minPosition = positionOf(deposit);
      const { body, headers, position } = await accounts({ owner: mine, minPosition });
      expect(body).toEqual({ items: [(await account.get()).body], next: null, previous: null });
      expect(headers['content-type']).toMatch(/^application\/json/);
      expect(position).toBeGreaterThanOrEqual(minPosition);
    });

    it('find accounts by owner, currency and whether they are open', async () => {
      const mine = randomUUID();
      const open = async (currency: string) => {
        const account = new AccountApi(app().url);
        await account.open({ owner: mine, currency }).expect(201);
        return account;
      };
      const [euros, dollars, closed] = [await open('EUR'), await open('USD'), await open('EUR')];
      const minPosition = positionOf(await closed.close().expect(204));
      const found = async (query: Record<string, string>) => {
        const { items } = (await accounts({ owner: mine, minPosition, ...query })).body;
        return items.map(({ accountId }) => accountId);
      };
      const ids = (...expected: AccountApi[]) => expected.map(({ id }) => id).sort();
      expect(await found({})).toEqual(ids(euros, dollars, closed));
      expect(await found({ currency: 'eur' })).toEqual(ids(euros, closed));
      expect(await found({ open: 'true' })).toEqual(ids(euros, dollars));
      expect(await found({ open: 'false' })).toEqual(ids(closed));
      expect(await found({ currency: 'EUR', open: 'true' })).toEqual(ids(euros));
      expect(await found({ owner: mine.toUpperCase(), currency: 'USD' })).toEqual(ids(dollars));
      expect(await found({ owner: randomUUID() })).toEqual([]);
    });

    it('page through accounts, each one once', async () => {
      const mine = randomUUID();
      const opened = await Promise.all(
        times(23, async () => {
          const account = new AccountApi(app().url);
          await account.open({ owner: mine }).expect(201);
          return account.id;
        }),
      );
      for (const limit of [1, 5, 22, 23, 24, 1_000]) {
        const query = { owner: mine, limit, minPosition: await head() };
        const pages = await readPages<Account>(app().url, '/api/accounts', query);
        expect(pages.flat().map(({ accountId }) => accountId)).toEqual([...opened].sort());
        expect(pages).toHaveLength(Math.ceil(23 / limit));
        for (const page of pages.slice(0, -1)) expect(page).toHaveLength(limit);
      }
    });

    it('have the statement of an account, of every kind of movement', async () => {
      const [account, other] = [await openAccount(app().url), await openAccount(app().url)];
      const ids = times(4, () => randomUUID());
      await account.deposit(1_000, ids[0]).expect(204);
      await account.withdraw(300, ids[1]).expect(204);
      await account.transfer(other.id, 200, ids[2]).expect(204);
      const back = await other.transfer(account.id, 50, ids[3]).expect(204);
      const minPosition = positionOf(back);
      const { body, position } = await transactions(account, { minPosition });
      const rows = [
        ['deposit', 1_000, 1_000, null],
        ['withdrawal', 300, 700, null],
        ['transfer-out', 200, 500, other.id],
        ['transfer-in', 50, 550, other.id],
      ];
      const anything: unknown = expect.anything();
      expect(body).toEqual({
        items: rows.map(([kind, amount, balance, counterparty], index) => ({
          position: anything,
          version: index + 2,
          recordedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/) as unknown,
          kind,
          amount,
          balance,
          transactionId: ids[index],
          counterparty,
        })),
        next: null,
        previous: null,
      });
      expect(body.items.at(-1)!.position).toBe(minPosition);
      expect(position).toBeGreaterThanOrEqual(minPosition);
    });

    it('have the statement of a period, with its beginning and without its end', async () => {
      const account = await openAccount(app().url);
      const recorded: number[] = [];
      for (const amount of [1, 2, 3]) {
        await account.deposit(amount).expect(204);
        const { recordedAt } = await app().log.head();
        await account.get({ asOf: formatInstant(recordedAt) });
        recorded.push(recordedAt);
      }
      const minPosition = await head();
      const amounts = async (period: { from?: string; to?: string }) => {
        const { items } = (await transactions(account, { ...period, minPosition })).body;
        return items.map(({ amount }) => amount);
      };
      const [first, second, third] = recorded.map((each) => formatInstant(each));
      expect(await amounts({ from: second })).toEqual([2, 3]);
      expect(await amounts({ to: second })).toEqual([1]);
      expect(await amounts({ from: first, to: third })).toEqual([1, 2]);
      expect(await amounts({ from: second, to: second })).toEqual([]);
      expect(await amounts({ from: formatInstant(recorded[1]! + 1) })).toEqual([3]);
      expect(await amounts({ from: '1999-01-01T00:00:00Z', to: '2999-01-01T00:00:00+01:00' })).toEqual([1, 2, 3]); // prettier-ignore
    });

    it('page through a statement, each movement once', async () => {
      const account = await openAccount(app().url);
      for (const each of times(10, (index) => index)) await account.deposit(each + 1).expect(204);
      const query = { limit: 3, minPosition: await head() };
      const path = `${account.path}/transactions`;
      const pages = await readPages<Transaction>(app().url, path, query);
      expect(pages.map((page) => page.map(({ amount }) => amount))).toEqual([
        [1, 2, 3],
        [4, 5, 6],
        [7, 8, 9],
        [10],
      ]);
    });

    it('know an account as soon as it is open, and no other', async () => {
      const account = await openAccount(app().url);
      expect((await transactions(account)).body).toEqual({ items: [], next: null, previous: null });
      const missing = new AccountApi(app().url);
      const answer = await request(app().url).get(`${missing.path}/transactions`).expect(404);
      expect(answer.body).toMatchObject({
        code: 'account-not-found',
        detail: expect.stringContaining(missing.id) as unknown,
      });
    });

    it.each([9_007_199_254_740_993n, MAX])('are exact: %s', async (amount) => {
      const mine = randomUUID();
      const account = new AccountApi(app().url);
      await account.open({ owner: mine }).expect(201);
      const minPosition = positionOf(await account.deposit(amount).expect(204));
      const [listed] = (await accounts({ owner: mine, minPosition })).body.items;
      expect(listed!.balance).toBe(amount);
      const [deposit] = (await transactions(account, { minPosition })).body.items;
      expect([deposit!.amount, deposit!.balance]).toEqual([amount, amount]);
    });

    it('show your own write at the position that it was answered with, always', async () => {
      const mine = randomUUID();
      const account = new AccountApi(app().url);
      await account.open({ owner: mine }).expect(201);
      for (let balance = 1; balance <= 100; balance++) {
        const minPosition = positionOf(await account.deposit(1).expect(204));
        const [list, statement] = await Promise.all([
          accounts({ owner: mine, minPosition }),
          transactions(account, { minPosition, limit: 1_000 }),
        ]);
        expect(list.body.items[0]!.balance).toBe(balance);
        expect(statement.body.items).toHaveLength(balance);
        expect(Math.min(list.position, statement.position)).toBeGreaterThanOrEqual(minPosition);
      }
    });

    it('answer at once where no position is asked for', async () => {
      const { position } = await accounts({ owner });
      expect(position).toBeLessThanOrEqual(await head());
    });
  },
  follow,
);

onEachDatabase(
  'read models that nobody fills',
  (app) => {
    it.each([
      '/api/accounts',
      '/api/account/{id}/transactions',
      '/api/ledger',
      '/api/ledger/entries',
      '/api/ledger/trial-balance',
    ])('say so when the position is not reached in time: %s', async (path) => {
      const account = await openAccount(app().url, { balance: 1n });
      const { position } = await app().log.head();
      const below = path.replace('{id}', account.id);
      const before = performance.now();
      const answer = await request(app().url).get(below).query({ minPosition: position }).expect(503); // prettier-ignore
      const waited = performance.now() - before;
      expect(answer.body).toMatchObject({ code: 'position-not-reached', status: 503 });
      expect(answer.headers).toMatchObject({
        'retry-after': '1',
        'content-type': expect.stringMatching(/^application\/problem\+json/) as unknown,
      });
      expect(waited).toBeGreaterThan(100);
      expect(waited).toBeLessThan(3_000);
      const { headers } = await request(app().url).get(below).expect(200);
      expect(headers['log-position']).toBe('0');
    });
  },
  { environment: { ROLE: 'api', MAX_READ_WAIT_MS: '300' } },
);
