import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { formatInstant, type Instant } from '../../src/event-sourcing/log/instant.js';
import type { StoredEvent } from '../../src/event-sourcing/log/recorded-event.js';
import { AccountApi, openAccount, owner } from '../support/account-api.js';
import { dataOf } from '../support/bank-in-log.js';
import { onEachDatabase } from '../support/on-each-database.js';
import { CSV, getStatement, readStatement, XML } from '../support/statements.js';

type Query = Readonly<Record<string, string>>;

const FUTURE = '2200-01-01T00:00:00Z';
const EVERY_NTH = 7;

onEachDatabase('a statement', (app) => {
  const get = (id: string, query: Query = {}) => readStatement(app().url, id, query);
  const ofAccount = async (id: string): Promise<StoredEvent[]> =>
    Array.from(await app().log.readStream(`account-${id}`, 0, 1_000));

  it('tells every movement, between two balances', async () => {
    const account = await openAccount(app().url, { balance: 100n });
    const other = await openAccount(app().url, { balance: 50n });
    const transactionId = randomUUID();
    await account.withdraw(10).expect(204);
    await account.transfer(other.id, 30, transactionId).expect(204);
    await other.transfer(account.id, 5).expect(204);
    const statement = await get(account.id);
    expect(statement).toMatchObject({
      accountId: account.id,
      ownerId: owner,
      currency: 'EUR',
      from: null,
      to: null,
      final: false,
      openingBalance: 0,
      closingBalance: 65,
      credits: { count: 2, amount: 105 },
      debits: { count: 2, amount: 40 },
    });
    const shown = statement.movements.map(({ kind, amount, balance }) => [kind, amount, balance]);
    expect(shown).toEqual([
      ['deposit', 100, 100],
      ['withdrawal', 10, 90],
      ['transfer-out', 30, 60],
      ['transfer-in', 5, 65],
    ]);
    const [, , sent] = statement.movements;
    const [, , , recorded] = await ofAccount(account.id);
    expect(sent).toEqual({
      position: recorded!.position,
      version: 4,
      recordedAt: formatInstant(recorded!.recordedAt),
      kind: 'transfer-out',
      amount: 30,
      balance: 60,
      transactionId,
      counterparty: other.id,
    });
  });

  it('of any period is what a plain fold of the log makes of it', async () => {
    const account = await openAccount(app().url);
    const other = await openAccount(app().url, { balance: 10_000n });
    for (let n = 1; n <= 40; n++) {
      await account.deposit(n).expect(204);
      if (n % 3 === 0) await account.withdraw(n).expect(204);
      if (n % 4 === 0) await account.transfer(other.id, 2).expect(204);
      if (n % 5 === 0) await other.transfer(account.id, n).expect(204);
    }
    const events = await ofAccount(account.id);
    // Beyond the 50 events after which there is a snapshot.
    expect(events.length).toBeGreaterThan(60);
    const bounds = events.flatMap(({ recordedAt }) => [recordedAt, recordedAt + 1]);
    const samples = bounds.filter((_, index) => index % EVERY_NTH === 0);
    for (const [index, from] of samples.entries())
      for (const to of samples.slice(index).filter((_, n) => n % 4 === 0)) {
        const period = { from: formatInstant(from), to: formatInstant(to) };
        const { openingBalance, closingBalance, movements, credits, debits, position, final } =
          await get(account.id, period);
        assert.deepEqual(
          { openingBalance, closingBalance, position, final, versions: versionsOf(movements) },
          foldedBetween(events, from, to),
          JSON.stringify(period),
        );
        assert.equal(openingBalance + credits.amount - debits.amount, closingBalance);
      }
  });

  it.each(['application/json', CSV, XML])(
    'of a time that has passed stays the same to the byte: %s',
    async (accept) => {
      const account = await openAccount(app().url, { balance: 10n });
      const { recordedAt } = await app().log.head();
      const query = { to: formatInstant(recordedAt + 1) };
      const first = await getStatement(app().url, account.id, query, accept);
      expect(first.status).toBe(200);
      await account.deposit(5).expect(204);
      const second = await getStatement(app().url, account.id, query, accept);
      expect(second.text).toBe(first.text);
      expect(second.headers['log-position']).toBe(first.headers['log-position']);
      expect(second.headers['content-disposition']).toBe(first.headers['content-disposition']);
      const { final, upTo, movements } = await get(account.id, query);
      expect({ final, upTo, movements: movements.length }).toEqual({
        final: true,
        upTo: query.to,
        movements: 1,
      });
    },
  );

  it('of a period that is not over ends with what is newest', async () => {
    const account = await openAccount(app().url, { balance: 10n });
    const deposit = await account.deposit(5).expect(204);
    for (const query of [{}, { to: FUTURE }] as Query[]) {
      const { headers, text } = await getStatement(app().url, account.id, query);
      const statement = JSON.parse(text) as { position: number };
      expect(statement).toMatchObject({ final: false, closingBalance: 15 });
      expect(statement.position).toBe(Number(deposit.headers['log-position']));
      expect(headers['log-position']).toBe(deposit.headers['log-position']);
    }
  });

  it('of a period that has not begun is empty', async () => {
    const account = await openAccount(app().url, { balance: 10n });
    for (const query of [{ from: FUTURE }, { from: FUTURE, to: FUTURE }] as Query[])
      expect(await get(account.id, query)).toMatchObject({
        final: false,
        openingBalance: 10,
        closingBalance: 10,
        movements: [],
      });
  });

  it('goes beyond the life of the account', async () => {
    const account = await openAccount(app().url, { balance: 10n });
    const nothing = { openingBalance: 0, closingBalance: 0, movements: [], position: 0 };
    const long = { from: '1970-01-01T00:00:00Z', to: '2001-01-01T00:00:00Z' };
    expect(await get(account.id, { to: long.to })).toMatchObject(nothing);
    expect(await get(account.id, long)).toMatchObject({
      ...nothing,
      final: true,
      upTo: upTo(long),
    });
    await account.withdraw(10).expect(204);
    await account.close().expect(204);
    const all = await get(account.id, { from: long.from, to: FUTURE });
    expect(all).toMatchObject({ openingBalance: 0, closingBalance: 0, ownerId: owner });
    expect(all.movements).toHaveLength(2);
  });

  it('is exact at every size', async () => {
    const most = 2n ** 63n - 1n;
    const account = await openAccount(app().url, { balance: most });
    await account.withdraw(1).expect(204);
    const { text } = await getStatement(app().url, account.id);
    expect(text).toContain(`"closingBalance":${most - 1n}`);
    expect(text).toContain(`"amount":${most},"balance":${most}`);
    expect((await getStatement(app().url, account.id, {}, CSV)).text).toContain(
      `,${most},${most},`,
    );
    const camt = await getStatement(app().url, account.id, {}, XML);
    expect(JSON.parse(camt.text)).toMatchObject({ status: 406, code: 'amount-not-expressible' });
    expect(camt.headers['content-disposition']).toBeUndefined();
  });

  it('is of an account that there is', async () => {
    const { status, text } = await getStatement(app().url, new AccountApi(app().url).id);
    expect(status).toBe(404);
    expect(JSON.parse(text)).toMatchObject({ code: 'account-not-found' });
  });
});

const upTo = ({ to }: { to: string }) => to.replace('Z', '.000000Z');
const versionsOf = (movements: readonly { readonly version: number }[]) =>
  movements.map(({ version }) => version);

/** By the amounts alone: neither the balances that are recorded with them nor any code of the program's. */
function foldedBetween(events: readonly StoredEvent[], from: Instant, to: Instant) {
  const moves = events.filter(({ type }) => type !== 'AccountOpened');
  const signed = (event: StoredEvent) =>
    Number(dataOf(event).amount) * (event.type === 'MoneyDeposited' ? 1 : -1);
  const before = (end: Instant) =>
    moves.filter(({ recordedAt }) => recordedAt < end).reduce((sum, each) => sum + signed(each), 0);
  const within = moves.filter(({ recordedAt }) => recordedAt >= from && recordedAt < to);
  return {
    openingBalance: before(from),
    closingBalance: before(to),
    position: events.findLast(({ recordedAt }) => recordedAt < to)?.position ?? 0,
    final: true,
    versions: versionsOf(within),
  };
}
