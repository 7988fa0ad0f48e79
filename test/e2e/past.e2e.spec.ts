import { formatInstant } from '../../src/event-sourcing/log/instant.js';
import { Transactions } from '../../src/event-sourcing/log/stores/sql/transactions/transactions.js';
import { openAccount } from '../support/account-api.js';
import { onEachDatabase } from '../support/on-each-database.js';

onEachDatabase("an account's past", (app) => {
  it('is shown by version', async () => {
    const account = await openAccount(app().url, { balance: 10n });
    await account.withdraw(10).expect(204);
    await account.close().expect(204);
    const { body, headers } = await account.get({ version: '2' }).expect(200);
    expect(body).toMatchObject({ accountId: account.id, balance: 10, open: true });
    expect(headers.etag).toBe('"2"');
    expect(await account.balance({ version: '1' })).toBe('0');
    expect((await account.get({ version: '4' }).expect(200)).body).toMatchObject({ open: false });
  });

  it('has no version that is yet to come', async () => {
    const account = await openAccount(app().url);
    const { body } = await account.get({ version: '2' }).expect(404);
    expect(body).toMatchObject({ code: 'account-version-not-found' });
  });

  it('is shown by time, to the microsecond and in any time zone', async () => {
    const account = await openAccount(app().url, { balance: 10n });
    const { recordedAt } = await app().log.head();
    // The answer for a time is final, so what follows is recorded later.
    expect(await account.balance({ asOf: formatInstant(recordedAt) })).toBe('10');
    const withdrawal = await account.withdraw(4).expect(204);
    expect(await account.balance({ asOf: formatInstant(recordedAt) })).toBe('10');
    const inDelhi = formatInstant(recordedAt + 5.5 * 3600e6).replace('Z', '+05:30');
    const { body, headers } = await account.get({ asOf: inDelhi }).expect(200);
    expect(body).toMatchObject({ balance: 10 });
    expect(headers.etag).toBe('"2"');
    expect(Number(headers['log-position'])).toBeLessThan(
      Number(withdrawal.headers['log-position']),
    );
    expect(await account.balance()).toBe('6');
  });

  it('has no account before it was opened', async () => {
    const account = await openAccount(app().url);
    const { body } = await account.get({ asOf: '2001-01-01T00:00:00Z' }).expect(404);
    expect(body).toMatchObject({ code: 'account-not-opened-yet' });
  });

  it('is not asked for in the future', async () => {
    const account = await openAccount(app().url);
    for (const asOf of ['2200-01-01T00:00:00Z', '2999-01-01T00:00:00Z']) {
      const { body } = await account.get({ asOf }).expect(400);
      const detail = 'The time asked for is in the future. Ask for one that has passed.';
      expect(body).toMatchObject({ code: 'time-in-future', detail });
    }
  });

  it('is not asked for in the future either where the head of the log lies ahead of the clock', async () => {
    const account = await openAccount(app().url, { balance: 10n });
    const { recordedAt } = await app().log.head();
    const setHead = (instant: number) =>
      app()
        .app.get(Transactions)
        .run((session) => session.execute('UPDATE log_head SET recorded_at = ?', [instant]));
    await setHead(recordedAt + 3600e6);
    try {
      const { body } = await account.get({ asOf: formatInstant(recordedAt + 1800e6) }).expect(400);
      expect(body).toMatchObject({ code: 'time-in-future' });
      expect(await account.balance({ asOf: formatInstant(recordedAt) })).toBe('10');
    } finally {
      await setHead(recordedAt);
    }
  });
});
