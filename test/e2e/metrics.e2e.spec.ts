import request from 'supertest';
import { version } from '../../src/configuration/build-info.js';
import { ParkedEvents } from '../../src/event-sourcing/consume/policies/parked-events.js';
import { Transactions } from '../../src/event-sourcing/log/stores/sql/transactions/transactions.js';
import { AccountApi, openAccount } from '../support/account-api.js';
import { settled } from '../support/at-rest.js';
import { eventually } from '../support/eventually.js';
import { onEachDatabase } from '../support/on-each-database.js';

const POLICY = 'thank-owner-when-money-is-deposited';

onEachDatabase(
  'what the operator is told',
  (app) => {
    const metrics = async () => (await request(app().url).get('/metrics').expect(200)).text;
    const value = async (name: string) => {
      const line = (await metrics()).split('\n').find((each) => each.startsWith(`${name} `));
      return line === undefined ? undefined : Number(line.slice(name.length));
    };
    const change = (sql: string) =>
      app()
        .app.get(Transactions)
        .run((session) => session.execute(sql));

    it('counts commands by type and outcome', async () => {
      const account = await openAccount(app().url, { balance: 5n });
      const id = 'f3b5a7de-5a8a-4a4e-9b7f-4f0ea6ad5d0c';
      await account.deposit(1, id).expect(204);
      await account.deposit(1, id).expect(204);
      await account.withdraw(7).expect(422);
      await new AccountApi(app().url).close().expect(404);
      const commands = (type: string, outcome: string) =>
        value(`bank_commands_total{type="${type}",outcome="${outcome}"}`);
      expect(await commands('OpenAccount', 'done')).toBe(1);
      expect(await commands('DepositMoney', 'done')).toBe(2);
      expect(await commands('DepositMoney', 'replayed')).toBe(1);
      expect(await commands('WithdrawMoney', 'insufficient-funds')).toBe(1);
      expect(await commands('CloseAccount', 'account-not-found')).toBe(1);
    });

    it('has counted from 0 what has not happened yet', async () => {
      const [type, outcome] = ['TransferMoney', 'balance-limit-exceeded'];
      expect(await value(`bank_commands_total{type="${type}",outcome="${outcome}"}`)).toBe(0);
    });

    it('measures requests by method, route and status', async () => {
      const { id } = await openAccount(app().url);
      await request(app().url).get(`/api/account/${id}`).expect(200);
      await request(app().url).get('/api/account/nonsense').expect(400);
      await request(app().url).get('/nonsense').expect(404);
      const count = (route: string, status: number) =>
        value(
          `bank_http_request_duration_seconds_count{method="GET",route="${route}",status="${status}"}`,
        );
      await eventually(async () => {
        expect(await count('/api/account/:accountId', 200)).toBe(1);
        expect(await count('/api/account/:accountId', 400)).toBe(1);
        expect(await count('', 404)).toBe(1);
      });
      expect(await metrics()).not.toContain(id);
    });

    it('tells of the process, its event loop, and the release', async () => {
      expect(await value('process_resident_memory_bytes')).toBeGreaterThan(0);
      expect(await value('process_cpu_seconds_total')).toBeGreaterThan(0);
      expect(await value('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThan(0);
      expect(await value('nodejs_heap_size_used_bytes')).toBeGreaterThan(0);
      const node = process.versions.node;
      expect(await value(`bank_build_info{version="${version}",node="${node}"}`)).toBe(1);
    });

    it('measures commits and the queue', async () => {
      await openAccount(app().url);
      const commits = await value('bank_commit_commands_count');
      expect(commits).toBeGreaterThan(0);
      expect(await value('bank_commit_commands_sum')).toBeGreaterThanOrEqual(commits!);
      expect(await value('bank_commit_seconds_sum')).toBeGreaterThan(0);
      expect(await value('bank_journal_queue_length')).toBe(0);
    });

    it('tells the lag, the parked events and a stop of each subscription', async () => {
      await settled(app().app);
      const of = (name: string, subscription: string) =>
        value(`bank_${name}{subscription="${subscription}"}`);
      expect(await of('subscription_lag', 'account_overview')).toBe(0);
      expect(await of('subscription_stopped', 'account_overview')).toBe(0);
      expect(await of('parked_events', POLICY)).toBe(0);
      expect(await of('deferred_events', POLICY)).toBe(0);
      expect((await ready()).status).toBe('up');

      await change(
        "UPDATE subscriptions SET position = position - 2, state = 'stopped' WHERE name = 'account_overview_1'",
      );
      const [event] = await app().log.readAll(0, 1);
      await app()
        .app.get(Transactions)
        .run((session) =>
          app()
            .app.get(ParkedEvents)
            .park(session, POLICY, event as never, 'parked', 'the mail was rejected'),
        );
      expect(await of('subscription_lag', 'account_overview')).toBe(2);
      expect(await of('subscription_stopped', 'account_overview')).toBe(1);
      expect(await of('parked_events', POLICY)).toBe(1);

      const { status, position, subscriptions } = await ready();
      expect(status).toBe('degraded');
      expect(position).toBe((await app().log.head()).position);
      expect(subscriptions).toContainEqual({
        name: 'account_overview',
        state: 'stopped',
        position: position - 2,
        lag: 2,
        parked: 0,
      });
    });

    it('is text for Prometheus', async () => {
      const type = /^text\/plain; version=0.0.4/;
      await request(app().url).get('/metrics').expect('Content-Type', type).expect(200);
    });

    async function ready() {
      const { body } = (await request(app().url).get('/health/ready').expect(200)) as {
        body: { status: string; position: number; subscriptions: object[] };
      };
      return body;
    }
  },
  { environment: { ROLE: 'all', LEASE_MS: '10000' } },
);
