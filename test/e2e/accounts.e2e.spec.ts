import { randomUUID } from 'node:crypto';
import { AccountApi, openAccount, owner } from '../support/account-api.js';
import { onEachDatabase } from '../support/on-each-database.js';

const MAX = 2n ** 63n - 1n;

onEachDatabase('accounts over HTTP', (app) => {
  const opened = (options?: Parameters<typeof openAccount>[1]) => openAccount(app().url, options);

  it('opens an account', async () => {
    const account = new AccountApi(app().url);
    const { headers, text } = await account.open().expect(201);
    expect(text).toBe('');
    expect(headers).toMatchObject({ location: account.path, etag: '"1"' });
    expect(headers['log-position']).toBe(String((await app().log.head()).position));
    expect(headers).not.toHaveProperty('idempotent-replayed');
    const { body } = await account.get().expect(200);
    expect(body).toEqual({
      accountId: account.id,
      ownerId: owner,
      balance: 0,
      currency: 'EUR',
      open: true,
    });
  });

  it('takes ids and currencies of either case', async () => {
    const id = randomUUID();
    const account = new AccountApi(app().url, id.toUpperCase());
    const { headers } = await account.open({ owner: owner.toUpperCase(), currency: 'usd' });
    expect(headers.location).toBe(`/api/account/${id}`);
    const { body } = await new AccountApi(app().url, id).get().expect(200);
    expect(body).toMatchObject({ accountId: id, ownerId: owner, currency: 'USD' });
  });

  it('opens an id only once', async () => {
    const account = await opened();
    const { body, headers } = await account.open().expect(409);
    expect(body).toMatchObject({ code: 'account-already-open', instance: account.path });
    expect(headers['content-type']).toMatch(/^application\/problem\+json/);
    await account.close().expect(204);
    expect((await account.open().expect(409)).body).toMatchObject({ code: 'account-closed' });
  });

  it('deposits, withdraws and transfers, and says at which version and position', async () => {
    const [account, target] = [await opened(), await opened()];
    const deposit = await account.deposit(1_000).expect(204);
    expect(deposit.text).toBe('');
    const withdrawal = await account.withdraw(300).expect(204);
    const transfer = await account.transfer(target.id, 200).expect(204);
    expect([deposit, withdrawal, transfer].map(({ headers }) => headers.etag)).toEqual([
      '"2"',
      '"3"',
      '"4"',
    ]);
    const { position } = await app().log.head();
    expect(transfer.headers['log-position']).toBe(String(position));
    const { headers, body } = await account.get().expect(200);
    expect(headers).toMatchObject({ etag: '"4"', 'log-position': String(position) });
    expect(body).toMatchObject({ balance: 500 });
    expect(await target.balance()).toBe('200');
  });

  it('does the same by the short forms', async () => {
    const [account, target] = [await opened(), await opened()];
    await account.put({ deposit: '1000' }).expect(204);
    await account.put({ withdraw: '300' }).expect(204);
    await account.put({ transfer: target.id.toUpperCase(), amount: '200' }).expect(204);
    expect([await account.balance(), await target.balance()]).toEqual(['500', '200']);
  });

  it.each([9_007_199_254_740_993n, MAX])('is exact: %s', async (amount) => {
    const account = await opened({ balance: amount });
    expect(await account.balance()).toBe(String(amount));
    const target = await opened();
    await account.transfer(target.id, amount).expect(204);
    expect([await account.balance(), await target.balance()]).toEqual(['0', String(amount)]);
  });

  it('keeps a balance within 2^63-1', async () => {
    const full = await opened({ balance: MAX });
    const other = await opened({ balance: 1n });
    const problem = { code: 'balance-limit-exceeded', status: 422 };
    expect((await full.deposit(1).expect(422)).body).toMatchObject(problem);
    expect((await other.transfer(full.id, 1).expect(422)).body).toMatchObject(problem);
    expect([await full.balance(), await other.balance()]).toEqual([String(MAX), '1']);
  });

  it('pays out no more than there is', async () => {
    const [account, target] = [await opened({ balance: 5n }), await opened()];
    const { body } = await account.withdraw(6).expect(422);
    expect(body).toMatchObject({ code: 'insufficient-funds', title: 'Insufficient funds' });
    expect(body.detail).toContain('5 minor units of EUR');
    await account.transfer(target.id, 6).expect(422);
    expect([await account.balance(), await target.balance()]).toEqual(['5', '0']);
  });

  it('transfers only between two open accounts of one currency', async () => {
    const account = await opened({ balance: 5n });
    const dollars = await opened({ currency: 'USD' });
    const closed = await opened();
    await closed.close().expect(204);
    const missing = randomUUID();
    const before = await app().log.head();

    const refusal = async (from: AccountApi, to: string) => {
      const { body } = await from.transfer(to, 1);
      const { status, code, detail } = body;
      return { status, code, detail };
    };
    expect(await refusal(account, account.id)).toMatchObject({ code: 'transfer-to-same-account', status: 422 }); // prettier-ignore
    expect(await refusal(account, dollars.id)).toMatchObject({ code: 'currency-mismatch', status: 422 }); // prettier-ignore
    expect(await refusal(account, closed.id)).toMatchObject({
      code: 'account-closed',
      status: 409,
    });
    const notFound = await refusal(account, missing);
    expect(notFound).toMatchObject({ code: 'account-not-found', status: 404 });
    expect(notFound.detail).toContain(missing);
    expect(await refusal(new AccountApi(app().url, missing), account.id)).toEqual(notFound);

    expect(await account.balance()).toBe('5');
    expect((await app().log.head()).position).toBe(before.position);
  });

  it('closes only an empty account, and once', async () => {
    const account = await opened({ balance: 5n });
    expect((await account.close().expect(409)).body).toMatchObject({ code: 'account-not-empty' });
    await account.withdraw(5).expect(204);
    const first = await account.close().expect(204);
    expect(first.headers).toMatchObject({ etag: '"4"' });
    expect(first.headers).not.toHaveProperty('idempotent-replayed');
    const { position } = await app().log.head();
    const second = await account.close().expect(204);
    expect(second.headers).toMatchObject({
      etag: '"4"',
      'log-position': first.headers['log-position'],
      'idempotent-replayed': 'true',
    });
    expect((await app().log.head()).position).toBe(position);
    expect((await account.get().expect(200)).body).toMatchObject({ open: false, balance: 0 });
  });

  it('takes nothing on a closed account', async () => {
    const account = await opened();
    const target = await opened({ balance: 5n });
    await account.close().expect(204);
    const answers = [
      await account.deposit(1),
      await account.withdraw(1),
      await account.transfer(target.id, 1),
      await target.transfer(account.id, 1),
    ];
    for (const { body } of answers)
      expect(body).toMatchObject({ status: 409, code: 'account-closed' });
    expect(await target.balance()).toBe('5');
  });

  it('knows no account that was never opened', async () => {
    const account = new AccountApi(app().url);
    for (const answer of [
      await account.get(),
      await account.deposit(1),
      await account.withdraw(1),
      await account.close(),
    ]) {
      expect(answer.body).toMatchObject({ status: 404, code: 'account-not-found' });
      expect(answer.body.detail).toContain(account.id);
    }
  });
});
