import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { exactJson } from '../../src/http/bodies/exact-json.js';
import { openAccount } from '../support/account-api.js';
import { checkAtRest } from '../support/at-rest.js';
import {
  deposit,
  sendBody,
  sendBulk,
  transfer,
  withdraw,
  type Operation,
} from '../support/bulk-client.js';
import { times } from '../support/hammering.js';
import { checkLog } from '../support/invariants.js';
import { onEachDatabase } from '../support/on-each-database.js';

const MAX = 2n ** 63n - 1n;

onEachDatabase('many operations in one request', (app) => {
  const opened = (balance = 0n) => openAccount(app().url, { balance });
  const each = (...operations: Operation[]) => sendBulk(app().url, false, operations);
  const all = (...operations: Operation[]) => sendBulk(app().url, true, operations);
  const position = async () => (await app().log.head()).position;
  const codes = (results: readonly Readonly<Record<string, unknown>>[]) =>
    results.map(({ status, problem }) => (problem as { code?: string })?.code ?? status);

  it.each([false, true])('are done and answered in their order: atomic %s', async (atomic) => {
    const [a, b] = [await opened(), await opened()];
    const before = BigInt(await position());
    const operations = [
      deposit(a.id, 10),
      transfer(a.id, b.id, 4),
      withdraw(b.id, 1),
      deposit(a.id.toUpperCase(), 5),
    ];
    const { status, headers, body } = await sendBulk(app().url, atomic, operations);
    expect(status).toBe(200);
    const done = { status: 'done', replayed: false };
    expect(body).toEqual({
      results: [
        { ...done, balance: 10n, version: 2n, position: before + 1n },
        { ...done, balance: 6n, version: 3n, position: before + 3n },
        { ...done, balance: 3n, version: 3n, position: before + 4n },
        { ...done, balance: 11n, version: 4n, position: before + 5n },
      ],
    });
    expect(headers).toMatchObject({
      'log-position': String(before + 5n),
      'content-type': 'application/json; charset=utf-8',
    });
    expect(headers).not.toHaveProperty('idempotent-replayed');
    expect([await a.balance(), await b.balance()]).toEqual(['11', '3']);
    const events = await app().log.readAll(Number(before), 10);
    expect(events.map(({ endsCommand }) => endsCommand)).toEqual(
      atomic ? [false, false, false, false, true] : [true, false, true, true, true],
    );
    expect(new Set(events.map(({ metadata }) => metadata)).size).toBe(1);
  });

  it.each([false, true])('are exact at every size: atomic %s', async (atomic) => {
    const [a, b] = [await opened(), await opened()];
    const { results } = await sendBulk(app().url, atomic, [
      deposit(a.id, 9007199254740993n),
      deposit(b.id, MAX),
      transfer(b.id, a.id, MAX - 9007199254740993n),
    ]);
    expect(results.map(({ balance }) => balance)).toEqual([
      9007199254740993n,
      MAX,
      9007199254740993n,
    ]);
    expect([await a.balance(), await b.balance()]).toEqual([String(MAX), '9007199254740993']);
  });

  it('are refused each for itself, unless they are to be done together', async () => {
    const [a, b] = [await opened(10n), await opened()];
    await b.close().expect(204);
    const missing = randomUUID();
    const operations = [
      withdraw(a.id, 11),
      deposit(a.id, 1),
      transfer(a.id, a.id, 1),
      transfer(a.id, b.id, 1),
      deposit(missing, 1),
      deposit(a.id, MAX),
      withdraw(a.id, 11),
    ];
    const answer = await each(...operations);
    expect(answer.status).toBe(200);
    expect(codes(answer.results)).toEqual([
      'insufficient-funds',
      'done',
      'transfer-to-same-account',
      'account-closed',
      'account-not-found',
      'balance-limit-exceeded',
      'done',
    ]);
    expect(answer.results[0]).toEqual({
      status: 'refused',
      problem: {
        type: 'urn:event-sourced-bank:problem:insufficient-funds',
        title: 'Insufficient funds',
        status: 422n,
        code: 'insufficient-funds',
        detail: expect.stringContaining('holds only 10') as string,
      },
    });
    expect(answer.headers['log-position']).toBe(String(answer.results[6]!.position));
    const none = await each(withdraw(a.id, 1));
    expect([none.status, none.headers['log-position'], codes(none.results)]).toEqual([
      200,
      undefined,
      ['insufficient-funds'],
    ]);
  });

  it('that are to be done together leave no trace when one is refused', async () => {
    const [a, b] = [await opened(10n), await opened()];
    const before = await position();
    const first = deposit(a.id, 5);
    const operations = [first, transfer(a.id, b.id, 15), withdraw(b.id, 16), deposit(b.id, 1)];
    const { status, headers, body } = await all(...operations);
    expect(status).toBe(422);
    expect(headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(body).toMatchObject({
      code: 'group-refused',
      status: 422n,
      instance: '/api/transactions',
      operation: 2n,
      detail: expect.stringMatching(
        /^Nothing was done.*operations\[2\].*those before it counted in.*holds only 15/,
      ) as string,
      problem: { code: 'insufficient-funds', status: 422n },
    });
    expect(await position()).toBe(before);
    const { headers: shown } = await a.get().expect(200);
    expect(shown.etag).toBe('"2"');
    expect([await a.balance(), await b.balance()]).toEqual(['10', '0']);
    await b.withdraw(1).expect(422);
    const { headers: next } = await a.deposit(5, first.transactionId).expect(204);
    expect(next).not.toHaveProperty('idempotent-replayed');
    expect(next).toMatchObject({ etag: '"3"', 'log-position': String(before + 1) });
    expect(await a.balance()).toBe('15');
    await checkLog(app().log);
  });

  it('that are to be done together name the one that is refused, also if it is alone', async () => {
    const { status, body } = await all(deposit(randomUUID(), 1));
    expect([status, body.operation, (body.problem as { code: string }).code]).toEqual([
      422,
      0n,
      'account-not-found',
    ]);
  });

  it.each([false, true])('are done once when they are sent again: atomic %s', async (atomic) => {
    const [a, b] = [await opened(), await opened()];
    const operations = [deposit(a.id, 10), transfer(a.id, b.id, 10), withdraw(b.id, 10)];
    const first = await sendBulk(app().url, atomic, operations);
    await a.close().expect(204);
    const before = await position();
    const again = await sendBulk(app().url, !atomic, operations);
    expect(again.results).toEqual(first.results.map((result) => ({ ...result, replayed: true })));
    expect(again.headers).toMatchObject({
      'idempotent-replayed': 'true',
      'log-position': first.headers['log-position'],
    });
    expect(await position()).toBe(before);
  });

  it('are the same operations as those with a request of their own', async () => {
    const [a, b] = [await opened(), await opened()];
    const operations = [deposit(a.id, 10), transfer(a.id, b.id, 4), deposit(b.id, 1)];
    await a.deposit(10, operations[0]!.transactionId).expect(204);
    const { results } = await all(...operations);
    expect(results.map(({ replayed, balance }) => [replayed, balance])).toEqual([
      [true, 10n],
      [false, 6n],
      [false, 5n],
    ]);
    const { headers } = await a.transfer(b.id, 4, operations[1]!.transactionId).expect(204);
    expect(headers).toMatchObject({
      'idempotent-replayed': 'true',
      'log-position': String(results[1]!.position),
      etag: '"3"',
    });
  });

  it('may name one transactionId twice: for the same, and not for another', async () => {
    const a = await opened();
    const [once, other] = [deposit(a.id, 5), deposit(a.id, 7)];
    const reused = { ...other, transactionId: once.transactionId };
    const { results } = await each(once, once, reused, other);
    expect(codes(results)).toEqual(['done', 'done', 'transaction-id-reused', 'done']);
    expect(results.map(({ replayed }) => replayed)).toEqual([false, true, undefined, false]);
    expect(results[1]).toEqual({ ...results[0], replayed: true });
    const { status, body } = await all(deposit(a.id, 1), reused);
    expect([status, body.operation]).toEqual([422, 1n]);
    expect((body.problem as { code: string }).code).toBe('transaction-id-reused');
    expect(await a.balance()).toBe('12');
  });

  it.each([false, true])('may be a thousand: atomic %s', async (atomic) => {
    const accounts = await Promise.all(times(10, () => opened(1_000_000n)));
    const before = await position();
    const operations = times(1_000, (n) =>
      transfer(accounts[n % 10]!.id, accounts[(n + 1 + (n % 9)) % 10]!.id, 1 + (n % 50)),
    );
    const body = JSON.stringify(JSON.parse(exactJson({ atomic, operations })), null, 4);
    const { status, results, headers } = await sendBody(app().url, body);
    expect([status, results.length]).toEqual([200, 1_000]);
    expect(codes(results).every((each) => each === 'done')).toBe(true);
    expect(results.map((result) => Number(result.position))).toEqual(
      times(1_000, (n) => before + 2 * (n + 1)),
    );
    expect(headers['log-position']).toBe(String(before + 2_000));
    await checkLog(app().log);
  });
});

onEachDatabase(
  'what consumers make of many operations in one request',
  (app) => {
    it('is whole, and settled', async () => {
      const { url } = app();
      const accounts = await Promise.all(times(5, () => openAccount(url, { balance: 1_000n })));
      const some = (count: number) =>
        times(count, (n) =>
          n % 3 === 0
            ? deposit(accounts[n % 5]!.id, 1 + (n % 7))
            : transfer(accounts[n % 5]!.id, accounts[(n + 1) % 5]!.id, 1 + (n % 300)),
        );
      const answers = await Promise.all([
        sendBulk(
          url,
          true,
          times(1_000, (n) => transfer(accounts[n % 5]!.id, accounts[(n + 1) % 5]!.id, 1)),
        ),
        ...times(6, (n) => sendBulk(url, n % 2 === 0, some(150))),
      ]);
      expect(answers[0].status).toBe(200);
      expect(answers.map(({ status }) => status)).toContain(200);
      const bank = await checkAtRest(app().app);
      const [account] = accounts;
      const reached = answers[0].headers['log-position']!;
      const after = String(Number(answers[0].results[0]!.position) - 2);
      const feed = await request(url).get('/api/feed').query({ after, limit: '1' });
      expect(feed.body).toHaveLength(2_000);
      expect(feed.headers['log-position']).toBe(reached);
      const ledger = await request(url).get('/api/ledger').query({ minPosition: reached });
      expect(ledger.status).toBe(200);
      const total = accounts.reduce((sum, { id }) => sum + bank.balance(id), 0n);
      expect(ledger.text).toContain(`"balance":${total},`);
      const path = `/api/account/${account!.id}/transactions`;
      const statement = await request(url).get(path).query({ minPosition: reached, limit: '1000' });
      expect((statement.body as { items: unknown[] }).items).toHaveLength(
        bank.version(account!.id) - 1,
      );
    });

    it('counts each in the metrics', async () => {
      const { url } = app();
      const account = await openAccount(url);
      const count = async (type: string, outcome: string) => {
        const { text } = await request(url).get('/metrics').expect(200);
        const name = `bank_commands_total{type="${type}",outcome="${outcome}"} `;
        return Number(
          text
            .split('\n')
            .find((line) => line.startsWith(name))
            ?.slice(name.length) ?? 0,
        );
      };
      const kinds = [
        ['DepositMoney', 'done'],
        ['DepositMoney', 'replayed'],
        ['WithdrawMoney', 'insufficient-funds'],
        ['DepositMoney', 'group-refused'],
      ] as const;
      const before = await Promise.all(kinds.map(([type, outcome]) => count(type, outcome)));
      const once = deposit(account.id, 1);
      await sendBulk(url, false, [once, once, withdraw(account.id, 5), deposit(account.id, 1)]);
      await sendBulk(url, true, [deposit(account.id, 1), withdraw(account.id, 5)]);
      const after = await Promise.all(kinds.map(([type, outcome]) => count(type, outcome)));
      expect(after.map((each, index) => each - before[index]!)).toEqual([2, 1, 2, 1]);
    });
  },
  { environment: { ROLE: 'all', LEASE_MS: '1000' } },
);
