import { randomUUID } from 'node:crypto';
import type { NewEvent } from '../../src/event-sourcing/log/recorded-event.js';
import { SubscriptionOverview } from '../../src/event-sourcing/nest/subscription-overview.js';
import { openAccount, type AccountApi } from '../support/account-api.js';
import { settled } from '../support/at-rest.js';
import { bankCommand } from '../support/command-hosts.js';
import { databases } from '../support/databases.js';
import { startApp, type TestApp } from '../support/test-app.js';
import { until } from '../support/until.js';

const kinds = [
  ['of a type that nobody knows', { type: 'AccountFrozen' }, 'no such type of event is known'],
  ['of a version from the future', { schemaVersion: 3 }, 'knows the versions up to 2; update it'],
] as const;

/** As a newer release may have written it, before an older one was put back. */
describe.each(databases.flatMap((database) => kinds.map((kind) => [database, ...kind] as const)))(
  'an event that this program can not read ($name): %s',
  (database, _, changes, why) => {
    let databaseUrl: string;
    let app: TestApp;
    let account: AccountApi;
    let other: AccountApi;
    let before: number;

    beforeAll(async () => {
      databaseUrl = await database.createUrl();
      app = await startApp(databaseUrl, {
        environment: { LEASE_MS: '1000', MAX_READ_WAIT_MS: '0' },
      });
      account = await openAccount(app.url, { balance: 10n });
      other = await openAccount(app.url, { balance: 10n });
      await settled(app.app);
      before = (await app.log.head()).position;
      const event: NewEvent = {
        eventId: randomUUID(),
        streamId: `account-${account.id}`,
        version: 3,
        type: 'AccountOpened',
        schemaVersion: 1,
        data: '{}',
        metadata: '{}',
        transactionId: null,
        endsCommand: true,
        ...changes,
      };
      await app.log.transaction((transaction) => transaction.append([event]));
    });
    afterAll(async () => {
      await app?.close();
      await database.drop(databaseUrl);
    });

    it('stops commands on its account, and reads of it; no other account', async () => {
      await account.deposit(1).expect(500);
      await account.get().expect(500);
      await account.get({ version: '3' }).expect(500);
      await account.get({ version: '2' }).expect(200);
      await other.deposit(1).expect(204);
      expect(await other.balance()).toBe('11');
    });

    it('stops every consumer that goes by events, right before it, with a reason', async () => {
      const overview = app.app.get(SubscriptionOverview);
      const list = async () => (await overview.list()).filter(({ kind }) => kind !== 'seal');
      await until(async () => (await list()).every(({ error }) => error?.includes(why) ?? false));
      for (const { kind, position, state } of await list()) {
        expect(position).toBe(before);
        if (kind === 'projection') expect(state).toBe('stopped');
      }
    });

    it('is why no projection will come to what a reader waits for, who is told so', async () => {
      const { position } = await app.log.head();
      for (const path of ['accounts', `account/${account.id}/transactions`]) {
        const answer = await fetch(`${app.url}/api/${path}?minPosition=${position}`);
        expect(answer.status).toBe(503);
        expect(answer.headers.get('Retry-After')).toBe('60');
        const { code, detail } = (await answer.json()) as { code: string; detail: string };
        expect(code).toBe('consumer-stopped');
        expect(detail).toMatch(/stopped there at a fault/);
      }
    });

    it('stops the feed at it', async () => {
      const whole = await fetch(`${app.url}/api/feed?after=0`);
      expect(whole.status).toBe(500);
    });

    it.each([
      ['a rebuild', ['rebuild', 'account_overview']],
      ['a verification', ['verify']],
      ['a reconciliation', ['reconcile']],
    ])('is named by %s, which fails', async (_what, args) => {
      const { code, stdout, stderr } = await bankCommand(databaseUrl, ...args);
      expect(code).toBe(1);
      expect(stdout + stderr).toContain(`position ${before + 1}`);
      expect(stdout + stderr).toContain(why);
    });
  },
);
