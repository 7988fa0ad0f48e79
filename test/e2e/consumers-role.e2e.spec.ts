import request from 'supertest';
import { SubscriptionStore } from '../../src/event-sourcing/consume/checkpoints/subscription-store.js';
import { dialectOf } from '../../src/event-sourcing/log/stores/sql/dialects/dialects.js';
import { BankClient } from '../support/bank-client.js';
import { databases } from '../support/databases.js';
import { eventually } from '../support/eventually.js';
import { expectEachEventOnce } from '../support/consumers-state.js';
import { opened, statuses, times } from '../support/hammering.js';
import { Load } from '../support/load.js';
import { openLog } from '../support/open-log.js';
import { positionOf, read } from '../support/reading.js';
import { killServers, startServer, type ServerProcess } from '../support/server-process.js';

const ACCOUNTS = 12;
const UNSEEN = 100;

interface Ledger {
  readonly currencies: readonly { readonly balance: number; readonly transactions: number }[];
}

describe.each(databases)('consumers in a process of their own: $name', (database) => {
  let databaseUrl: string;
  let environment: Record<string, string>;
  let api: ServerProcess;
  let consumers: ServerProcess;
  let bank: BankClient;

  const start = (ROLE: string) => startServer(databaseUrl, { ...environment, ROLE });
  const held = async (minPosition: number) =>
    (await read<Ledger>(api.url, '/api/ledger', { minPosition })).body.currencies[0];

  beforeAll(async () => {
    databaseUrl = await database.createUrl();
    environment = { LEASE_MS: '500', MAX_READ_WAIT_MS: '20000' };
    const first = await start('api');
    bank = new BankClient(first.url);
    const bonus = await opened(bank);
    bank.disconnect();
    await first.kill();
    environment = {
      ...environment,
      BONUS_ACCOUNT_ID: bonus,
      BONUS_RATE: '10000',
      BONUS_CAP: String(10n ** 12n),
    };
    api = await start('api');
    consumers = await start('consumers');
    bank = new BankClient(api.url);
  });
  afterAll(async () => {
    bank.disconnect();
    await killServers();
    await database.drop(databaseUrl);
  });

  it('run the ledger, the read models and the bonus to what the API has acknowledged', async () => {
    const account = await opened(bank);
    const minPosition = positionOf((await bank.deposit(account, 4_200)) as never);
    const { body } = await read<object>(api.url, '/api/accounts', { minPosition });
    expect(body).toMatchObject({
      items: expect.arrayContaining([
        expect.objectContaining({ accountId: account, balance: 4_200 }),
      ]) as unknown,
    });
    expect((await held(minPosition))?.balance).toBeGreaterThanOrEqual(4_200);
    await eventually(async () =>
      expect(await held(minPosition)).toMatchObject({ balance: 8_400, transactions: 2 }),
    );
    expect(await bank.balance(environment.BONUS_ACCOUNT_ID!)).toBe(4_200);
  });

  it.each([
    ['GET', '/api/ledger'],
    ['GET', '/api/feed?after=x'],
    ['PUT', '/api/ledger'],
    ['POST', '/api/account/11111111-1111-4111-8111-111111111111?owner=x'],
    ['POST', '/api/transactions'],
    ['GET', '/docs'],
    ['GET', '/openapi.json'],
    ['GET', '/health/nothing'],
    ['GET', '/'],
  ] as const)('serve no client: %s %s', async (method, path) => {
    const asked = request(consumers.url)[method.toLowerCase() as 'get'](path);
    const answer = await asked.expect(404);
    expect(answer.body).toMatchObject({ code: 'path-not-found', instance: path.split('?', 1)[0] });
    expect(answer.body).toHaveProperty('detail', expect.stringMatching(/only runs consumers/));
    expect(answer.headers).toHaveProperty('x-correlation-id');
  });

  it('serve the operator, by the same rules as ever', async () => {
    const operator = request(consumers.url);
    await operator.get('/health/live').expect(200, { status: 'up' });
    const ready = await operator.get('/health/ready').expect(200);
    expect(ready.body).toMatchObject({ status: 'up' });
    expect(ready.body).toHaveProperty(
      'subscriptions',
      expect.arrayContaining([expect.objectContaining({ name: 'ledger-follows-accounts' })]),
    );
    const { text } = await operator.get('/metrics').expect(200);
    expect(text).toMatch(/^bank_commands_total\{type="RecordEntries",outcome="done"\} [1-9]/m);
    // The bonus.
    expect(text).toMatch(/^bank_commands_total\{type="DepositMoney",outcome="done"\} 1$/m);
    await operator.get('/metrics?x=1').expect(400);
    const { headers } = await operator.post('/health/ready').expect(405);
    expect(headers).toHaveProperty('allow', 'GET, HEAD');
  });

  it('are killed: nothing is lost, and another process takes over', async () => {
    const load = new Load(await Promise.all(times(ACCOUNTS, () => opened(bank))));
    const running = load.run(bank);
    await load.answers(300);
    await consumers.kill();
    const account = await opened(bank);
    const answers = await Promise.all(times(UNSEEN, () => bank.deposit(account, 1)));
    expect(statuses(answers)).toEqual({ 204: UNSEEN });
    consumers = await start('consumers');
    await load.answers(100);
    const last = Math.max(...answers.map((answer) => positionOf(answer as never)));
    await read(api.url, '/api/ledger', { minPosition: last });
    const { body } = await read<{ items: object[] }>(api.url, '/api/ledger/entries', {
      accountId: account,
      minPosition: last,
      limit: 1_000,
    });
    expect(body.items).toHaveLength(UNSEEN);
    await api.kill();
    await running;
  });

  it('leave what they led to others when they are told to end', async () => {
    expect(await consumers.stop()).toBe(0);
    const { writer, transactions, close } = await openLog(databaseUrl);
    const subscriptions = await new SubscriptionStore(transactions, dialectOf(writer)).list();
    await close();
    expect(subscriptions.map(({ owner }) => owner)).toEqual(subscriptions.map(() => null));
    await expectEachEventOnce(databaseUrl, environment);
  });
});
