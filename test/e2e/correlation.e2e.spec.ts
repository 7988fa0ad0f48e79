import request from 'supertest';
import { openAccount } from '../support/account-api.js';
import { onEachDatabase } from '../support/on-each-database.js';

const NEW = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[\da-f]{4}-[\da-f]{12}$/;

onEachDatabase('the correlation id', (app) => {
  const send = (path: string, id?: string, method: 'get' | 'patch' = 'get') => {
    const sending = request(app().url)[method](path);
    return id === undefined ? sending : sending.set('X-Correlation-Id', id);
  };

  it.each([
    ['a good answer', '/health/live'],
    ['404 of an account', '/api/account/123e4567-e89b-42d3-a456-426614174000'],
    ['404 of a path', '/nothing'],
    ['400', '/api/account/x'],
    ['400 by the router', '/api/account/%zz'],
    ['414 by the router', `/api/account/${'1'.repeat(200)}`],
    ['the documentation', '/openapi.json'],
  ])("is the request's own: %s", async (_, path) => {
    for (const id of ['x', 'order 4711/~!', 'x'.repeat(128)])
      expect((await send(path, id)).headers['x-correlation-id']).toBe(id);
    expect((await send(path)).headers['x-correlation-id']).toMatch(NEW);
    for (const id of ['', 'x'.repeat(129), 'ä', 'tab\there'])
      expect((await send(path, id)).headers['x-correlation-id']).toMatch(NEW);
  });

  it('is there on 405 and 415', async () => {
    const wrongMethod = await send('/health/live', 'mine', 'patch');
    expect([wrongMethod.status, wrongMethod.headers['x-correlation-id']]).toEqual([405, 'mine']);
    const wrongType = await request(app().url)
      .delete('/api/account/123e4567-e89b-42d3-a456-426614174000')
      .set({ 'X-Correlation-Id': 'mine', 'Content-Type': 'text/plain' })
      .send('x');
    expect([wrongType.status, wrongType.headers['x-correlation-id']]).toEqual([415, 'mine']);
  });

  it('stands in the metadata of the events that the request led to', async () => {
    const [account, target] = await Promise.all([openAccount(app().url), openAccount(app().url)]);
    await account.deposit(10).expect(204);
    const { position } = await app().log.head();
    const transaction = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
    const transfers = [1, 2, 3].map((each) =>
      request(app().url)
        .put(`${account.path}/transfer`)
        .query({
          targetAccount: target.id,
          amount: each,
          transactionId: `${transaction.slice(0, -1)}${each}`,
        })
        .set('X-Correlation-Id', `transfer ${each}`)
        .expect(204),
    );
    await Promise.all(transfers);
    const events = await app().log.readAll(position, 10);
    expect(events).toHaveLength(6);
    for (const { data, metadata } of events) {
      const { amount } = JSON.parse(data) as { amount: string };
      expect(JSON.parse(metadata)).toEqual({ correlationId: `transfer ${amount}` });
    }
  });
});
