import { setTimeout as delay } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import { InMemoryEventLog } from '../../src/event-sourcing/log/stores/in-memory/in-memory-event-log.js';
import { formatInstant } from '../../src/event-sourcing/log/instant.js';
import { checkAtRest } from '../support/at-rest.js';
import { BankClient, type Answer } from '../support/bank-client.js';
import { databases } from '../support/databases.js';
import { CLIENTS, everyClient, opened, ROUNDS, statuses, times } from '../support/hammering.js';
import { checkLog } from '../support/invariants.js';
import { startApp, type TestApp } from '../support/test-app.js';

const stores = [
  { name: 'memory', database: databases[0]!, log: () => new InMemoryEventLog() },
  ...databases.map((database) => ({ name: database.name, database, log: () => undefined })),
];

describe.each(stores)('many clients at once: $name', ({ database, log }) => {
  let databaseUrl: string;
  let app: TestApp;
  let bank: BankClient;

  beforeAll(async () => {
    databaseUrl = await database.createUrl();
    app = await startApp(databaseUrl, { eventLog: log() });
    bank = new BankClient(app.url);
  });
  afterEach(() => checkLog(app.log));
  afterAll(async () => {
    bank.disconnect();
    await app.close();
    await database.drop(databaseUrl);
  });

  it('with one transaction id for all: each round counts once', async () => {
    const account = await opened(bank);
    const ids = times(ROUNDS, () => randomUUID());
    const answers = await everyClient([bank], (_, round) => bank.deposit(account, 1, ids[round]));
    expect(statuses(answers)).toEqual({ 204: CLIENTS * ROUNDS });
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(ROUNDS);
    expect(await bank.balance(account)).toBe(ROUNDS);
    const inLog = await checkLog(app.log);
    expect([inLog.balance(account), inLog.version(account)]).toEqual([BigInt(ROUNDS), 1 + ROUNDS]);
  });

  it('with an id each: every deposit counts', async () => {
    const account = await opened(bank);
    const answers = await everyClient([bank], () => bank.deposit(account, 1));
    expect(statuses(answers)).toEqual({ 204: CLIENTS * ROUNDS });
    expect(new Set(answers.map(({ headers }) => headers.etag)).size).toBe(CLIENTS * ROUNDS);
    expect(await bank.balance(account)).toBe(CLIENTS * ROUNDS);
    expect((await checkLog(app.log)).version(account)).toBe(1 + CLIENTS * ROUNDS);
  });

  it('opening one account: one of them does', async () => {
    const account = randomUUID();
    const answers = await Promise.all(times(8, () => bank.open(account)));
    expect(statuses(answers)).toEqual({ 201: 1, 409: 7 });
  });

  it('closing and depositing: never money in a closed account', async () => {
    const accounts = await Promise.all(times(50, () => opened(bank)));
    await Promise.all(
      accounts.map(async (account, index) => {
        const deposit = () => bank.deposit(account, 1);
        const close = () => bank.close(account);
        const [first, second] = index % 2 ? [deposit, close] : [close, deposit];
        const answers = await Promise.all([first(), second()]);
        expect(statuses(answers)).toEqual({ 204: 1, 409: 1 });
        const { body } = await bank.get(account);
        expect(body).toMatch(/"balance":0,.*"open":false|"balance":1,.*"open":true/);
      }),
    );
  });

  it('transferring to and fro: the sum is the same at every time that is asked for', async () => {
    const accounts = [await opened(bank, 100), await opened(bank, 100)] as const;
    const [a, b] = accounts;
    let moving = true;
    const movers = times(6, (index) =>
      move(
        () => moving,
        () => (index % 2 ? bank.transfer(a, b, 7) : bank.transfer(b, a, 9)),
      ),
    );
    const sums: number[] = [];
    for (const until = Date.now() + 2_000; Date.now() < until;)
      sums.push(await sumAtOneTime(accounts));
    moving = false;
    const answers = (await Promise.all(movers)).flat();
    expect(Object.keys(statuses(answers)).sort()).toEqual(['204', '422']);
    expect(new Set(sums)).toEqual(new Set([200]));
  });

  it('leaves log, ledger and read models in agreement', () => checkAtRest(app.app));

  async function sumAtOneTime(accounts: readonly string[]): Promise<number> {
    const asOf = formatInstant(Date.now() * 1000);
    const balances = await Promise.all(accounts.map((account) => balanceAsOf(account, asOf)));
    return balances.reduce((sum, balance) => sum + balance, 0);
  }

  /** The database's clock may be a little behind. */
  async function balanceAsOf(account: string, asOf: string): Promise<number> {
    for (;;) {
      const { status, body } = await bank.get(account, { asOf });
      if (status === 200) return (JSON.parse(body) as { balance: number }).balance;
      expect(body).toContain('"time-in-future"');
      await delay(1);
    }
  }
});

async function move(goOn: () => boolean, transfer: () => Promise<Answer>): Promise<Answer[]> {
  const answers: Answer[] = [];
  while (goOn()) answers.push(await transfer());
  return answers;
}
