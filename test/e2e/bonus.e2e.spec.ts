import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { ParkedEvents } from '../../src/event-sourcing/consume/policies/parked-events.js';
import { SubscriptionStore } from '../../src/event-sourcing/consume/checkpoints/subscription-store.js';
import { AccountApi, openAccount } from '../support/account-api.js';
import { databases } from '../support/databases.js';
import { eventually } from '../support/eventually.js';
import { checkLog } from '../support/invariants.js';
import { positionOf, read } from '../support/reading.js';
import { startApp, type TestApp } from '../support/test-app.js';

const POLICY = 'pay-bonus-when-money-is-deposited';

interface TrialBalance {
  readonly balanced: boolean;
  readonly rows: readonly object[];
}

describe.each(databases.map((each) => [each.name, each] as const))('bonus: %s', (_, database) => {
  let databaseUrl: string;
  let app: TestApp | undefined;
  let bonusAccount: AccountApi;

  const start = async (environment: Record<string, string>) => {
    await app?.close();
    app = await startApp(databaseUrl, { environment: { LEASE_MS: '1000', ...environment } });
    bonusAccount = new AccountApi(app.url, environment.BONUS_ACCOUNT_ID);
  };
  /** With an account of its own for the bonus, which is open unless told otherwise. */
  const startWith = async (environment: Record<string, string> = {}, currency = 'EUR') => {
    await start({ BONUS_ACCOUNT_ID: randomUUID(), ...environment });
    if (currency) await bonusAccount.open({ currency }).expect(201);
  };
  const caughtUp = () =>
    eventually(async () => {
      const status = await app!.app.get(SubscriptionStore).find(POLICY);
      expect(status?.position).toBe((await app!.log.head()).position);
    });
  const deposit = async (...amounts: bigint[]) => {
    const account = await openAccount(app!.url);
    for (const amount of amounts) await account.deposit(amount).expect(204);
    await caughtUp();
    return account;
  };
  const set = (columns: string) =>
    app!.app.get(DataSource).query(`UPDATE subscriptions SET ${columns} WHERE name = '${POLICY}'`);
  const accountEvents = async () => (await checkLog(app!.log)).events;
  const bonuses = async () => {
    await caughtUp();
    return (await accountEvents())
      .filter(({ streamId }) => streamId === `account-${bonusAccount.id}`)
      .filter(({ data }) => data.includes('isBonus'))
      .map((event) => ({ ...event, ...(JSON.parse(event.data) as { amount: string }) }));
  };
  const amounts = async () => (await bonuses()).map(({ amount }) => amount);
  const reasons = async () => {
    const skipped = await app!.app.get(ParkedEvents).list(1_000, POLICY);
    return skipped.map(({ state, reason }) => `${state}: ${reason}`);
  };
  beforeEach(async () => {
    databaseUrl = await database.createUrl();
  });

  afterEach(async () => {
    await app?.close();
    app = undefined;
    await database.drop(databaseUrl);
  });

  it('is 1 % of each deposit into another account, rounded down, and nothing if that is zero', async () => {
    await startWith();
    await deposit(10_000n, 99n, 100n, 199n, 250n, 9_007_199_254_740_993n / 10_000n);
    expect(await amounts()).toEqual(['100', '1', '1', '2', '9007199254']);
    expect(await reasons()).toEqual([]);
  });

  it('says which deposit it is for, and whose request led to it', async () => {
    await startWith();
    const account = await deposit(500n);
    const cause = (await accountEvents()).findLast(
      ({ streamId }) => streamId === `account-${account.id}`,
    )!;
    const [bonus] = await bonuses();
    const { correlationId } = JSON.parse(cause.metadata) as { correlationId: string };
    expect(JSON.parse(bonus!.metadata)).toEqual({ correlationId, causationId: cause.eventId });
    expect(bonus!.transactionId).toBe(cause.eventId);
  });

  it('is not paid for a transfer, a withdrawal, a bonus, or a deposit into the bonus account', async () => {
    await startWith();
    const account = await deposit(10_000n);
    const other = await openAccount(app!.url);
    await account.transfer(other.id, 5_000).expect(204);
    await account.withdraw(1_000).expect(204);
    await bonusAccount.deposit(10_000).expect(204);
    expect(await amounts()).toEqual(['100']);
    expect(await bonusAccount.balance()).toBe('10100');
  });

  it('ends at the cap', async () => {
    await startWith({ BONUS_CAP: '250' });
    await deposit(20_000n, 4_900n, 900_000n, 100n);
    expect(await amounts()).toEqual(['200', '49', '9000']);
    expect(await reasons()).toEqual([]);
    await bonusAccount.withdraw(9_000).expect(204);
    await deposit(100n);
    expect(await amounts()).toEqual(['200', '49', '9000', '1']);
  });

  it('has a cap of 100,000 and may have another rate', async () => {
    await startWith({ BONUS_RATE: '10000' });
    await deposit(99_999n, 1n, 1n);
    expect(await amounts()).toEqual(['99999', '1']);
    expect(await reasons()).toEqual([]);
  });

  it.each([
    ['missing', '', /BONUS_ACCOUNT_ID: There is no account/],
    ['closed', 'EUR', /BONUS_ACCOUNT_ID: Account .* is closed/],
    [
      'of another currency',
      'USD',
      /BONUS_ACCOUNT_ID: Account .* is kept in USD, .* deposit was in EUR/,
    ],
  ])('is skipped, for a recorded reason, if the account is %s', async (what, currency, reason) => {
    await startWith({}, currency);
    if (what === 'closed') await bonusAccount.close().expect(204);
    await deposit(10_000n, 50n);
    expect(await amounts()).toEqual([]);
    const [skipped, ...others] = await reasons();
    expect(others).toEqual([]);
    expect(skipped).toMatch(/^skipped: /);
    expect(skipped).toMatch(reason);
  });

  it('is paid once, also when the deposits are delivered again, at another rate', async () => {
    await startWith();
    const environment = { BONUS_ACCOUNT_ID: bonusAccount.id, BONUS_RATE: '200', BONUS_CAP: '1' };
    await deposit(10_000n, 20_000n);
    const { position } = await app!.log.head();
    await start({ ...environment, ROLE: 'api' });
    await set('position = 0, delivered = 0');
    await start(environment);
    expect(await amounts()).toEqual(['100', '200']);
    expect((await accountEvents()).filter((event) => event.position > position)).toEqual([]);
    expect(await reasons()).toEqual([]);
  });

  it('is off without an account for it, and begins with what is paid in later', async () => {
    await start({});
    await deposit(10_000n);
    await startWith();
    expect(await amounts()).toEqual([]);
    await deposit(700n);
    expect(await amounts()).toEqual(['7']);
    expect(await reasons()).toEqual([]);
  });

  it('begins at the end of a log that is older than it', async () => {
    await start({ ROLE: 'api' });
    await (await openAccount(app!.url)).deposit(10_000).expect(204);
    await app!.app.get(DataSource).query(`DELETE FROM subscriptions WHERE name = '${POLICY}'`);
    await startWith();
    await deposit(300n);
    expect(await amounts()).toEqual(['3']);
    expect(await reasons()).toEqual([]);
  });

  it('is an expense of the bank', async () => {
    await startWith();
    const account = await openAccount(app!.url);
    const minPosition = positionOf(await account.deposit(10_000).expect(204));
    await caughtUp();
    await eventually(async () => {
      const { body } = await read<TrialBalance>(app!.url, '/api/ledger/trial-balance', {
        minPosition,
      });
      expect(body).toMatchObject({ balanced: true });
      expect(body.rows).toContainEqual(
        expect.objectContaining({ account: 'bonus-expense', debit: 100, credit: 0 }),
      );
    });
  });
});
