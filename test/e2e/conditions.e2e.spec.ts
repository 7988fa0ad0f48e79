import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { AccountApi, openAccount, owner, type Answer } from '../support/account-api.js';
import { onEachDatabase } from '../support/on-each-database.js';

type Method = 'post' | 'put' | 'delete';
type Header = 'If-Match' | 'If-None-Match';

onEachDatabase('a condition of a write', (app) => {
  const position = async () => (await app().log.head()).position;
  const send = (method: Method, path: string, header: Header, value: string) =>
    request(app().url)[method](path).set(header, value);
  const depositOf = ({ path }: AccountApi, id: string = randomUUID(), amount = 1) =>
    `${path}/deposit?amount=${amount}&transactionId=${id}`;

  async function expectFailed(sent: PromiseLike<Answer>, version: number) {
    const before = await position();
    const { status, body, headers } = await sent;
    expect(body).toMatchObject({ status: 412, code: 'precondition-failed' });
    expect(body.detail).toContain(`the version is ${version} now`);
    expect(status).toBe(412);
    expect(headers.etag).toBe(`"${version}"`);
    expect(await position()).toBe(before);
  }

  async function expectRefused(sent: PromiseLike<Answer>, status: number, code: string) {
    const before = await position();
    expect((await sent).body).toMatchObject({ status, code });
    expect(await position()).toBe(before);
  }

  it('holds each kind of change against the version that the account is at', async () => {
    const [account, other] = [await openAccount(app().url), await openAccount(app().url)];
    const changes: [Method, () => string][] = [
      ['put', () => depositOf(account, undefined, 9)],
      ['put', () => `${account.path}?deposit=1&transactionId=${randomUUID()}`],
      ['put', () => `${account.path}/withdraw?amount=1&transactionId=${randomUUID()}`],
      ['put', () => `${account.path}?withdraw=1&transactionId=${randomUUID()}`],
      ['put', () => `${account.path}?transfer=${other.id}&amount=4&transactionId=${randomUUID()}`],
      [
        'put',
        () =>
          `${account.path}/transfer?targetAccount=${other.id}&amount=4&transactionId=${randomUUID()}`,
      ],
      ['delete', () => account.path],
    ];
    let version = 1;
    for (const [method, path] of changes) {
      await expectFailed(send(method, path(), 'If-Match', `"${version + 1}"`), version);
      await expectFailed(send(method, path(), 'If-None-Match', '*'), version);
      const { headers } = await send(method, path(), 'If-Match', `"0", "${version}"`).expect(204);
      version += 1;
      expect(headers.etag).toBe(`"${version}"`);
    }
  });

  it.each([
    ['If-Match', '*', 204],
    ['If-Match', '"2"', 204],
    ['If-Match', '"1", "2", "x"', 204],
    ['If-None-Match', '"1", "3"', 204],
    ['If-None-Match', 'W/"1"', 204],
    ['If-Match', '"1"', 412],
    ['If-Match', 'W/"2"', 412],
    ['If-Match', '"02"', 412],
    ['If-Match', '"x"', 412],
    ['If-None-Match', '"2"', 412],
    ['If-None-Match', 'W/"2"', 412],
    ['If-None-Match', '*', 412],
    ['If-Match', '2', 400],
    ['If-Match', '', 400],
    ['If-Match', '"2', 400],
    ['If-None-Match', 'W/2', 400],
  ] as const)('%s: %s is answered with %d', async (header, value, status) => {
    const account = await openAccount(app().url, { balance: 1n });
    const sent = send('put', depositOf(account), header, value);
    if (status === 204) await sent.expect(204);
    else if (status === 412) await expectFailed(sent, 2);
    else await expectRefused(sent, 400, 'invalid-parameters');
  });

  it('is looked at before the rules', async () => {
    const account = await openAccount(app().url, { balance: 1n });
    const path = `${account.path}?withdraw=2&transactionId=${randomUUID()}`;
    await expectFailed(send('put', path, 'If-Match', '"1"'), 2);
    await expectRefused(send('put', path, 'If-Match', '"2"'), 422, 'insufficient-funds');
  });

  it('does not matter to a retry of what was done', async () => {
    const account = await openAccount(app().url);
    const path = depositOf(account);
    await send('put', path, 'If-Match', '"1"').expect(204);
    const again = await send('put', path, 'If-Match', '"1"').expect(204);
    expect(again.headers).toMatchObject({ etag: '"2"', 'idempotent-replayed': 'true' });
    await account.withdraw(1).expect(204);
    await send('delete', account.path, 'If-Match', '"3"').expect(204);
    const closed = await send('delete', account.path, 'If-Match', '"3"').expect(204);
    expect(closed.headers).toMatchObject({ etag: '"4"', 'idempotent-replayed': 'true' });
  });

  it('lets an account be opened only where there is none', async () => {
    const [path, account] = [`?owner=${owner}`, new AccountApi(app().url)];
    await expectRefused(
      send('put', depositOf(account), 'If-Match', '"1"'),
      404,
      'account-not-found',
    );
    await expectRefused(
      send('post', account.path + path, 'If-Match', '*'),
      412,
      'precondition-failed',
    );
    await send('post', account.path + path, 'If-None-Match', '*').expect(201);
    await expectFailed(send('post', account.path + path, 'If-None-Match', '*'), 1);
  });

  it('lets one of many that come at once be done', async () => {
    const account = await openAccount(app().url);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => send('put', depositOf(account), 'If-Match', '"1"')),
    );
    const done = answers.filter(({ status }) => status === 204);
    expect(done).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(19);
    expect(await account.balance()).toBe('1');
  });

  it('is refused where there is no such version, or no time of a change', async () => {
    const { id, path } = await openAccount(app().url, { balance: 1n });
    const one = { type: 'deposit', accountId: id, amount: 1, transactionId: randomUUID() };
    const bulk = send('post', '/api/transactions', 'If-Match', '"2"');
    await expectRefused(bulk.send({ atomic: true, operations: [one] }), 400, 'invalid-parameters');
    const erase = send('delete', `/api/owners/${owner}/personal-data`, 'If-None-Match', '*');
    await expectRefused(erase, 400, 'invalid-parameters');
    const since = request(app().url)
      .put(`${path}?deposit=1&transactionId=${randomUUID()}`)
      .set('If-Unmodified-Since', 'Mon, 01 Jan 2035 00:00:00 GMT');
    await expectRefused(since, 400, 'invalid-parameters');
  });
});

onEachDatabase(
  'a condition of a read',
  (app) => {
    const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
      request(app().url).get(path).set(headers);

    it('is passed over where an answer is of the moment', async () => {
      for (const path of ['/health/live', '/health/ready', '/metrics'])
        await get(path, { 'If-None-Match': '*' }).expect(200);
      await get('/api/accounts', { 'If-None-Match': '*' }).expect(304);
    });

    it('is not met while nothing has changed', async () => {
      const account = await openAccount(app().url, { balance: 5n });
      const deposited = await account.deposit(1).expect(204);
      const position = deposited.headers['log-position'];
      const after = `minPosition=${position}`;
      for (const path of [
        account.path,
        `${account.path}?version=2`,
        `${account.path}/history`,
        `${account.path}/transactions?${after}`,
        `/api/accounts?owner=${randomUUID()}&${after}`,
        `/api/ledger?${after}`,
        `/api/ledger/trial-balance?${after}`,
        `/api/ledger/entries?accountId=${account.id}&${after}`,
        '/api/feed?after=0',
        '/openapi.json',
      ]) {
        const { headers, text } = await get(path).expect(200);
        const etag = headers.etag!;
        expect(etag).toMatch(/^"[\w-]+"$/);
        expect(headers['cache-control']).toBe('private, no-cache');
        for (const known of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
          const same = await get(path, { 'If-None-Match': known }).expect(304);
          expect(same.text).toBe('');
          expect(same.headers).toMatchObject({ etag, 'cache-control': 'private, no-cache' });
          if (headers['log-position']) expect(same.headers['log-position']).toMatch(/^\d+$/);
          expect(same.headers).not.toHaveProperty('content-type');
          await request(app().url).head(path).set('If-None-Match', known).expect(304);
        }
        const other = await get(path, { 'If-None-Match': '"x"' }).expect(200);
        expect(other.text).toBe(text);
      }
    });

    it('is met by what has changed', async () => {
      const account = await openAccount(app().url, { balance: 5n });
      const [known, history] = [await get(account.path), await get(`${account.path}/history`)];
      const deposited = await account.deposit(1).expect(204);
      const changed = await get(account.path, { 'If-None-Match': known.headers.etag! }).expect(200);
      expect(changed.headers.etag).toBe(deposited.headers.etag);
      const etag = history.headers.etag!;
      await get(`${account.path}/history`, { 'If-None-Match': etag }).expect(200);
    });

    it('can ask for what is to be there', async () => {
      const account = await openAccount(app().url);
      await get(account.path, { 'If-Match': '"1"' }).expect(200);
      await get(account.path, { 'If-Match': '*' }).expect(200);
      for (const path of [account.path, '/api/feed?after=0']) {
        const refused: Answer = await get(path, { 'If-Match': '"9"' }).expect(412);
        expect(refused.body).toMatchObject({ code: 'precondition-failed' });
        expect(refused.headers.etag).toMatch(/^"[\w-]+"$/);
      }
      await get(account.path, { 'If-None-Match': 'x' }).expect(400);
    });

    it('is of no statement, which is never whole before it is sent, nor of the moment', async () => {
      const account = await openAccount(app().url);
      for (const path of [`${account.path}/statement`, '/health/live', '/metrics']) {
        const { headers } = await get(path, { 'If-None-Match': '"x"' }).expect(200);
        expect(headers).not.toHaveProperty('etag');
        expect(headers['cache-control']).toBe('no-store');
      }
    });

    it('is answered by nobody who keeps answers', async () => {
      const account = await openAccount(app().url);
      const answers = [
        await account.deposit(1).expect(204),
        await account.open().expect(409),
        await new AccountApi(app().url).get().expect(404),
        await get('/nothing').expect(404),
        await get('/api/account/%zz').expect(400),
        await get(`/api/account/${'1'.repeat(200)}`).expect(414),
        await request(app().url).put('/health/live').expect(405),
      ];
      for (const { headers } of answers) expect(headers['cache-control']).toBe('no-store');
    });
  },
  { environment: { ROLE: 'all' } },
);
