import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { openAccount, owner, type Answer } from '../support/account-api.js';
import { onEachDatabase } from '../support/on-each-database.js';

const DATA_KEY = Buffer.from(Array.from({ length: 32 }, (_, index) => index)).toString('base64');

type Method = 'post' | 'put' | 'delete' | 'get';

onEachDatabase(
  'an Idempotency-Key',
  (app) => {
    const position = async () => (await app().log.head()).position;
    const send = (method: Method, path: string, key: string) =>
      request(app().url)[method](path).set('Idempotency-Key', key);
    const openPath = (id: string, who = owner) => `/api/account/${id}?owner=${who}`;
    const open = (
      id: string,
      key: string,
      { who = owner, more = '', body = undefined as object | undefined } = {},
    ) => send('post', openPath(id, who) + more, key).send(body);

    function expectReplay(first: Answer, again: Answer) {
      expect(again.status).toBe(first.status);
      for (const name of ['etag', 'log-position', 'location'])
        expect(again.headers[name]).toBe(first.headers[name]);
      expect(first.headers).not.toHaveProperty('idempotent-replayed');
      expect(again.headers['idempotent-replayed']).toBe('true');
    }

    async function expectRefused(refused: PromiseLike<Answer>, status: number, code: string) {
      const before = await position();
      const { body } = await refused;
      expect(body).toMatchObject({ status, code });
      expect(await position()).toBe(before);
    }

    it.each([
      ['deposit?amount=5', 204],
      ['withdraw?amount=5', 204],
      ['transfer?amount=5&targetAccount={other}', 204],
      ['?deposit=5', 204],
      ['?withdraw=5', 204],
      ['?transfer={other}&amount=5', 204],
    ])('stands for the transactionId of %s', async (form, status) => {
      const [account, other] = [
        await openAccount(app().url, { balance: 9n }),
        await openAccount(app().url),
      ];
      const slash = form.startsWith('?') ? '' : '/';
      const path = `${account.path}${slash}${form.replace('{other}', other.id)}`;
      const key = randomUUID();
      const first = await send('put', path, key).expect(status);
      expectReplay(first, await send('put', path, `"${key.toUpperCase()}"`));
      expectReplay(first, await request(app().url).put(`${path}&transactionId=${key}`));
      expectReplay(first, await send('put', `${path}&transactionId=${key.toUpperCase()}`, key));
      await expectRefused(
        send('put', path.replace(/=5\b/, '=4'), key),
        409,
        'transaction-id-reused',
      );
    });

    it('is refused beside another transactionId', async () => {
      const account = await openAccount(app().url);
      const path = `${account.path}/deposit?amount=5&transactionId=${randomUUID()}`;
      await expectRefused(send('put', path, randomUUID()), 400, 'invalid-parameters');
    });

    it.each(['', 'x', '1', '""', `${randomUUID()}, ${randomUUID()}`])(
      'is refused if it is no UUID: %j',
      async (key) => {
        const account = await openAccount(app().url);
        await expectRefused(
          send('put', `${account.path}?deposit=5`, key),
          400,
          'invalid-parameters',
        );
        await expectRefused(open(randomUUID(), key), 400, 'invalid-parameters');
        await expectRefused(send('delete', account.path, key), 400, 'invalid-parameters');
      },
    );

    it('is refused where one operation is not what is asked for', async () => {
      const account = await openAccount(app().url);
      const operation = {
        type: 'deposit',
        accountId: account.id,
        amount: 1,
        transactionId: randomUUID(),
      };
      const bulk = send('post', '/api/transactions', randomUUID());
      const body = { atomic: false, operations: [operation] };
      await expectRefused(bulk.send(body), 400, 'invalid-parameters');
      const erase = send('delete', `/api/owners/${owner}/personal-data`, randomUUID());
      await expectRefused(erase, 400, 'invalid-parameters');
    });

    it('is nothing to a read', async () => {
      const account = await openAccount(app().url);
      await send('get', account.path, 'x').expect(200);
    });

    it('makes opening again with the same content a replay', async () => {
      const [id, key] = [randomUUID(), randomUUID()];
      const first = await open(id, key).expect(201);
      expectReplay(first, await open(id, key));
      expectReplay(first, await open(id, key, { more: '&currency=eur' }));
      await expectRefused(open(id, key, { who: randomUUID() }), 409, 'transaction-id-reused');
      await expectRefused(open(id, key, { more: '&currency=USD' }), 409, 'transaction-id-reused');
      await expectRefused(open(id, randomUUID()), 409, 'account-already-open');
      await expectRefused(request(app().url).post(openPath(id)), 409, 'account-already-open');
      const deposit = send('put', `/api/account/${id}?deposit=1`, key);
      await expectRefused(deposit, 409, 'transaction-id-reused');
    });

    it('is still known when the account is closed', async () => {
      const [id, key, closing] = [randomUUID(), randomUUID(), randomUUID()];
      const first = await open(id, key).expect(201);
      const closed = await send('delete', `/api/account/${id}`, closing).expect(204);
      expectReplay(closed, await send('delete', `/api/account/${id}`, closing));
      expectReplay(first, await open(id, key));
      await expectRefused(send('delete', `/api/account/${id}`, key), 409, 'transaction-id-reused');
    });

    it('opens one account for requests that come at once', async () => {
      const [id, key] = [randomUUID(), randomUUID()];
      const body = { notify: 'someone@example.org' };
      const answers = await Promise.all(Array.from({ length: 8 }, () => open(id, key, { body })));
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
      const replayed = answers.filter(({ headers }) => headers['idempotent-replayed'] === 'true');
      expect(replayed).toHaveLength(7);
    });

    it('tells by the address as well, until that is erased', async () => {
      const [id, key, who] = [randomUUID(), randomUUID(), randomUUID()];
      const body = { notify: 'someone@example.org' };
      const other = { notify: 'other@example.org' };
      const first = await open(id, key, { who, body }).expect(201);
      expectReplay(first, await open(id, key, { who, body }));
      await expectRefused(open(id, key, { who, body: other }), 409, 'transaction-id-reused');
      await expectRefused(open(id, key, { who }), 409, 'transaction-id-reused');
      await expectRefused(open(id, randomUUID(), { who, body }), 409, 'account-already-open');
      await request(app().url).delete(`/api/owners/${who}/personal-data`).expect(204);
      expectReplay(first, await open(id, key, { who, body }));
      await expectRefused(open(id, key, { who }), 409, 'transaction-id-reused');
    });
  },
  { environment: { DATA_KEY } },
);
