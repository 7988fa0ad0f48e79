import { randomUUID } from 'node:crypto';
import { AccountApi, openAccount } from '../support/account-api.js';
import { times } from '../support/hammering.js';
import { onEachDatabase } from '../support/on-each-database.js';
import { positionOf, read, readPages, type List } from '../support/reading.js';

const MAX = 2n ** 63n - 1n;

interface Ledger {
  readonly position: number;
  readonly currencies: { currency: string; balance: number | bigint; transactions: number }[];
}

interface TrialBalance {
  readonly position: number;
  readonly rows: {
    account: string;
    currency: string;
    debit: number | bigint;
    credit: number | bigint;
  }[];
  readonly balanced: boolean;
}

interface Entry {
  readonly position: number;
  readonly sourcePosition: number;
  readonly amount: number | bigint;
  readonly transactionId: string;
}

/** Each test has a currency of its own, since there is one ledger. */
onEachDatabase(
  'the ledger',
  (app) => {
    const head = async () => (await app().log.head()).position;
    const ledger = async (currency: string, minPosition: number) => {
      const { body } = await read<Ledger>(app().url, '/api/ledger', { minPosition });
      return body.currencies.find((each) => each.currency === currency);
    };
    const trialBalance = async (currency: string, minPosition: number) => {
      const path = '/api/ledger/trial-balance';
      const { body } = await read<TrialBalance>(app().url, path, { minPosition });
      const rows = body.rows
        .filter((each) => each.currency === currency)
        .map(({ account, debit, credit }) => [account, debit, credit]);
      return { rows, balanced: body.balanced };
    };
    const entries = (query: Record<string, string | number>) =>
      read<List<Entry>>(app().url, '/api/ledger/entries', query);

    it('is empty at first', async () => {
      const { body, position } = await read<Ledger>(app().url, '/api/ledger');
      expect(body).toEqual({ position: 0, currencies: [] });
      expect(position).toBe(0);
      const trial = await read<TrialBalance>(app().url, '/api/ledger/trial-balance');
      expect(trial.body).toEqual({ position: 0, rows: [], balanced: true });
      const list = await entries({});
      expect(list.body).toEqual({ items: [], next: null, previous: null });
      expect(list.position).toBe(0);
    });

    it('holds what was paid in and not out', async () => {
      const first = await openAccount(app().url);
      for (const amount of [20, 20, 20]) await first.deposit(amount).expect(204);
      let last = await first.withdraw(40).expect(204);
      expect(await ledger('EUR', positionOf(last))).toEqual({
        currency: 'EUR',
        balance: 20,
        transactions: 4,
      });
      const second = await openAccount(app().url, { balance: 42n });
      last = await second.withdraw(12).expect(204);
      const { body, position } = await read<Ledger>(app().url, '/api/ledger', {
        minPosition: positionOf(last),
      });
      expect(body).toEqual({
        position: positionOf(last),
        currencies: [{ currency: 'EUR', balance: 50, transactions: 6 }],
      });
      expect(position).toBe(body.position);
      expect(await trialBalance('EUR', position)).toEqual({
        rows: [
          ['cash', 102, 52],
          ['customers', 52, 102],
        ],
        balanced: true,
      });
    });

    it('has nothing left in transfers', async () => {
      const [one, two] = [
        await openAccount(app().url, { balance: 100n, currency: 'CHF' }),
        await openAccount(app().url, { currency: 'CHF' }),
      ];
      await one.transfer(two.id, 70).expect(204);
      const minPosition = positionOf(await two.transfer(one.id, 30).expect(204));
      expect(await ledger('CHF', minPosition)).toMatchObject({ balance: 100, transactions: 5 });
      expect(await trialBalance('CHF', minPosition)).toEqual({
        rows: [
          ['cash', 100, 0],
          ['customers', 100, 200],
          ['transfers', 100, 100],
        ],
        balanced: true,
      });
    });

    it('has an entry for each movement, with its source', async () => {
      const transactionId = randomUUID();
      const [one, two] = [
        await openAccount(app().url, { balance: 5n, currency: 'SEK' }),
        await openAccount(app().url, { currency: 'SEK' }),
      ];
      const minPosition = positionOf(await one.transfer(two.id, 3, transactionId).expect(204));
      const { body, position } = await entries({ accountId: one.id.toUpperCase(), minPosition });
      const anything: unknown = expect.anything();
      const recordedAt: unknown = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*\.\d{6}Z$/);
      const entry = { position: anything, recordedAt, currency: 'SEK', correlationId: anything };
      expect(body).toEqual({
        items: [
          {
            ...entry,
            sourcePosition: anything,
            debit: 'cash',
            credit: `customer:${one.id}`,
            amount: 5,
            transactionId: anything,
          },
          {
            ...entry,
            sourcePosition: minPosition - 1,
            debit: `customer:${one.id}`,
            credit: 'transfers',
            amount: 3,
            transactionId,
          },
        ],
        next: null,
        previous: null,
      });
      expect(position).toBe(minPosition);
      const target = (await entries({ accountId: two.id, minPosition })).body.items;
      expect(target).toEqual([
        {
          ...entry,
          sourcePosition: minPosition,
          debit: 'transfers',
          credit: `customer:${two.id}`,
          amount: 3,
          transactionId,
        },
      ]);
    });

    it('pages through the entries, each one once and in order', async () => {
      const account = await openAccount(app().url, { currency: 'NOK' });
      await Promise.all(times(40, () => account.deposit(1).expect(204)));
      const minPosition = await head();
      const whole = (await entries({ limit: 1_000, minPosition })).body.items;
      const mine = whole.filter((each) => JSON.stringify(each).includes(account.id));
      expect(mine).toHaveLength(40);
      for (const limit of [1, 7, 40])
        for (const [query, expected] of [
          [{}, whole] as const,
          [{ accountId: account.id }, mine] as const,
        ]) {
          const all = { limit, minPosition, ...query };
          const pages = await readPages<Entry>(app().url, '/api/ledger/entries', all);
          expect(pages.flat()).toEqual(expected);
          expect(pages).toHaveLength(Math.ceil(expected.length / limit));
        }
      const sources = whole.map(({ sourcePosition }) => sourcePosition);
      expect(sources).toEqual([...new Set(sources)].sort((one, two) => one - two));
    });

    it('is exact beyond 2^63', async () => {
      const amounts = [MAX, MAX, 9_007_199_254_740_993n];
      let minPosition = 0;
      for (const amount of amounts) {
        const account = await openAccount(app().url, { currency: 'JPY' });
        minPosition = positionOf(await account.deposit(amount).expect(204));
        const { items } = (await entries({ accountId: account.id, minPosition })).body;
        expect(items.map((each) => each.amount)).toEqual([amount]);
      }
      const total = 2n * MAX + 9_007_199_254_740_993n;
      expect(await ledger('JPY', minPosition)).toMatchObject({ balance: total, transactions: 3 });
      expect(await trialBalance('JPY', minPosition)).toEqual({
        rows: [
          ['cash', total, 0],
          ['customers', 0, total],
        ],
        balanced: true,
      });
    });

    it('shows your own write at the position that it was answered with, always', async () => {
      const account = await openAccount(app().url, { currency: 'DKK' });
      for (let balance = 1; balance <= 100; balance++) {
        const minPosition = positionOf(await account.deposit(1).expect(204));
        const [total, list] = await Promise.all([
          read<Ledger>(app().url, '/api/ledger', { minPosition }),
          entries({ accountId: account.id, minPosition, limit: 1_000 }),
        ]);
        expect(total.body.currencies).toContainEqual({
          currency: 'DKK',
          balance,
          transactions: balance,
        });
        expect(list.body.items).toHaveLength(balance);
        expect(Math.min(total.position, list.position)).toBeGreaterThanOrEqual(minPosition);
      }
    });

    it('reaches positions at which no money moved', async () => {
      const account = new AccountApi(app().url);
      const minPosition = positionOf(await account.open({ currency: 'PLN' }).expect(201));
      const { position, body } = await read<Ledger>(app().url, '/api/ledger', { minPosition });
      expect([position, body.position]).toEqual([minPosition, minPosition]);
      expect((await entries({ minPosition })).position).toBe(minPosition);
    });
  },
  { environment: { ROLE: 'all' } },
);
