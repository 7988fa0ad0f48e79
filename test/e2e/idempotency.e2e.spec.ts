import { randomUUID } from 'node:crypto';
import { openAccount, type Answer } from '../support/account-api.js';
import { onEachDatabase } from '../support/on-each-database.js';

onEachDatabase('a transactionId', (app) => {
  const opened = (balance = 0n) => openAccount(app().url, { balance });
  const position = async () => (await app().log.head()).position;

  async function expectReplay(first: Answer, again: () => PromiseLike<Answer>): Promise<void> {
    const before = await position();
    const { status, headers } = await again();
    expect(status).toBe(204);
    expect(headers).toMatchObject({
      'idempotent-replayed': 'true',
      'log-position': first.headers['log-position'],
      etag: first.headers.etag,
    });
    expect(await position()).toBe(before);
  }

  const expectReuse = async (request: PromiseLike<Answer>) => {
    const before = await position();
    expect((await request).body).toMatchObject({ status: 409, code: 'transaction-id-reused' });
    expect(await position()).toBe(before);
  };

  it('lets an operation be done once', async () => {
    const [account, target] = [await opened(), await opened()];
    const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()];
    const deposit = await account.deposit(10, first).expect(204);
    expect(deposit.headers).not.toHaveProperty('idempotent-replayed');
    const withdrawal = await account.withdraw(3, second).expect(204);
    const transfer = await account.transfer(target.id, 2, third).expect(204);
    await expectReplay(deposit, () => account.deposit(10, first));
    await expectReplay(withdrawal, () => account.withdraw(3, second));
    await expectReplay(transfer, () => account.transfer(target.id, 2, third));
    expect([await account.balance(), await target.balance()]).toEqual(['5', '2']);
  });

  it('is the same in either case, and by either form', async () => {
    const [account, target] = [await opened(), await opened()];
    const [first, second] = [randomUUID(), randomUUID()];
    const deposit = await account.deposit(10, first.toUpperCase()).expect(204);
    await expectReplay(deposit, () => account.put({ deposit: '10', transactionId: first }));
    const query = { transfer: target.id, amount: '2', transactionId: second };
    const transfer = await account.put(query).expect(204);
    await expectReplay(transfer, () => account.transfer(target.id, 2, second));
  });

  it('is still known when the operation would be refused today', async () => {
    const [account, target] = [await opened(), await opened()];
    const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()];
    const deposit = await account.deposit(10, first).expect(204);
    const withdrawal = await account.withdraw(4, second).expect(204);
    const transfer = await account.transfer(target.id, 6, third).expect(204);
    // The account is empty: neither could be done again.
    await expectReplay(withdrawal, () => account.withdraw(4, second));
    await expectReplay(transfer, () => account.transfer(target.id, 6, third));
    await account.close().expect(204);
    await expectReplay(deposit, () => account.deposit(10, first));
    await expectReplay(transfer, () => account.transfer(target.id, 6, third));
  });

  it('is not used up by an operation that was refused', async () => {
    const account = await opened();
    const id = randomUUID();
    await account.withdraw(5, id).expect(422);
    await account.deposit(5).expect(204);
    const { headers } = await account.withdraw(5, id).expect(204);
    expect(headers).not.toHaveProperty('idempotent-replayed');
  });

  it('is refused for another operation, amount or target', async () => {
    const [account, target, other] = [await opened(100n), await opened(), await opened()];
    const [first, second] = [randomUUID(), randomUUID()];
    await account.deposit(10, first).expect(204);
    await account.transfer(target.id, 2, second).expect(204);
    await expectReuse(account.deposit(11, first));
    await expectReuse(account.withdraw(10, first));
    await expectReuse(account.transfer(target.id, 10, first));
    await expectReuse(account.transfer(target.id, 3, second));
    await expectReuse(account.transfer(other.id, 2, second));
    await expectReuse(account.withdraw(2, second));
  });

  it('counts on every account that an operation touches', async () => {
    const [account, target, other] = [await opened(100n), await opened(100n), await opened(100n)];
    const id = randomUUID();
    await account.transfer(target.id, 2, id).expect(204);
    await expectReuse(target.deposit(2, id));
    await expectReuse(target.transfer(account.id, 2, id));
    await expectReuse(other.transfer(target.id, 2, id));
    await expectReuse(other.transfer(account.id, 2, id));
    await other.deposit(2, id).expect(204);
  });

  it('is refused for another content on a closed account, too', async () => {
    const account = await opened();
    const [first, second] = [randomUUID(), randomUUID()];
    await account.deposit(10, first).expect(204);
    await account.withdraw(10, second).expect(204);
    await account.close().expect(204);
    await expectReuse(account.deposit(11, first));
  });
});
