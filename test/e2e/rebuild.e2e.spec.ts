import { setTimeout as delay } from 'node:timers/promises';
import { SubscriptionStore } from '../../src/event-sourcing/consume/checkpoints/subscription-store.js';
import { dialectOf } from '../../src/event-sourcing/log/stores/sql/dialects/dialects.js';
import { settledAndConsistent } from '../support/at-rest.js';
import { BankClient } from '../support/bank-client.js';
import { startCommand } from '../support/bank-command.js';
import { bankCommand } from '../support/command-hosts.js';
import { databases } from '../support/databases.js';
import { everyClient, opened, times } from '../support/hammering.js';
import { LONGEST_MS } from '../support/longest.js';
import { appendDeposits } from '../support/long-log.js';
import { openLog, type OpenLog } from '../support/open-log.js';
import { read } from '../support/reading.js';
import { killServers, startServer } from '../support/server-process.js';
import { until } from '../support/until.js';

const MODELS = ['account_overview', 'account_movements', 'ledger_entries', 'ledger_balances'];
/** What its tables are called, but for the generation. */
const VERSIONED = new Map([
  ['account_movements', 'account_movements_v3'],
  ['ledger_entries', 'ledger_entries_v3'],
]);
const versioned = (model: string) => VERSIONED.get(model) ?? model;
const SERVERS_FOLLOW_WITHIN_MS = 1_500;

/** The built server and the command line, each a process of its own, on one database. */
describe.each(databases)('a rebuild: $name', (database) => {
  let databaseUrl: string;
  let bank: BankClient;
  let url: string;
  let open: OpenLog;
  let account: string;

  beforeAll(async () => {
    databaseUrl = await database.createUrl();
    ({ url } = await startServer(databaseUrl, { RETIRED_GRACE_MS: '1500' }));
    bank = new BankClient(url);
    open = await openLog(databaseUrl);
    account = await opened(bank, 1_000_000);
    const accounts = await Promise.all(times(20, () => opened(bank, 100)));
    for (let round = 0; round < 5; round++)
      await everyClient([bank], (client, each) =>
        client.transfer(account, accounts[each % 20]!, 1),
      );
  });

  afterAll(async () => {
    bank?.disconnect();
    await killServers();
    await open?.close();
    await database.drop(databaseUrl);
  });

  it('of every read model, under load: readers see no error and no step back', async () => {
    const before = await Promise.all(MODELS.map(generation));
    let going = true;
    const goOn = () => going;
    const work = [...times(4, () => write(goOn)), ...MODELS.map((model) => poll(model, goOn))];
    const rebuilt = await rebuildAll();
    await delay(SERVERS_FOLLOW_WITHIN_MS);
    going = false;
    await Promise.all(work);

    for (const [index, model] of MODELS.entries())
      expect(rebuilt[index]).toMatch(new RegExp(`^${model} is rebuilt from \\d+ events`));
    expect(await Promise.all(MODELS.map(generation))).toEqual(before.map((each) => each + 1));
    await Promise.all(MODELS.map(followedToTheEnd));
    const underLoad = await Promise.all(MODELS.map(rows));
    for (const found of underLoad) expect(found.length).toBeGreaterThan(1);
    await rebuildAll();
    expect(await Promise.all(MODELS.map(rows))).toEqual(underLoad);
  });

  it('that was killed half-way can be run again at once', async () => {
    await appendDeposits(databaseUrl, 12_000);
    await followedToTheEnd('account_movements');
    const before = await generation('account_movements');
    const killed = startCommand(databaseUrl, 'rebuild', 'account_movements');
    const next = `account_movements_v3_${before + 1}`;
    // Not through what tries again while there is no such table.
    const count = async () =>
      Number(
        (await open.writer.query<{ n: unknown }[]>(`SELECT COUNT(*) AS n FROM ${next}`))[0]!.n,
      );
    while ((await count().catch(() => undefined)) === undefined) await delay(1);
    killed.process.kill('SIGKILL');
    expect(await killed.result).toMatchObject({ code: null });
    expect(await generation('account_movements')).toBe(before);
    expect(await positionOf(next)).toBe(0);
    expect(await count()).toBe(0);
    expect(await bankCommand(databaseUrl, 'rebuild', 'account_movements')).toMatchObject({
      code: 0,
    });
    expect(await generation('account_movements')).toBe(before + 1);
  });

  it('beside another one of the same fails, and says why', async () => {
    const before = await generation('ledger_entries');
    const store = new SubscriptionStore(open.transactions, dialectOf(open.writer));
    await store.register(`ledger_entries_v3_${before + 1}`);
    await store.leases.acquire(`ledger_entries_v3_${before + 1}`, 'someone else', 60_000);
    expect(await bankCommand(databaseUrl, 'rebuild', 'ledger_entries')).toEqual({
      code: 1,
      stdout: '',
      stderr: 'ledger_entries is being, or was just, rebuilt by someone else.\n',
    });
    expect(await generation('ledger_entries')).toBe(before);
    await store.leases.release('someone else');
  });

  it('started three times at once: each that does not fail counts', async () => {
    const before = await generation('ledger_entries');
    const all = times(3, () => bankCommand(databaseUrl, 'rebuild', 'ledger_entries'));
    const results = await Promise.all(all);
    const done = results.filter(({ code }) => code === 0);
    expect(done).not.toHaveLength(0);
    for (const { stderr } of results.filter((result) => !done.includes(result)))
      expect(stderr).toMatch(/rebuilt by someone else|taken over/);
    expect(await generation('ledger_entries')).toBe(before + done.length);
  });

  it('leaves the old table for a while, then a running server drops it', async () => {
    const before = await generation('ledger_balances');
    await bankCommand(databaseUrl, 'rebuild', 'ledger_balances');
    const old = `ledger_balances_${before}`;
    const count = `SELECT COUNT(*) AS n FROM ${old}`;
    await open.transactions.reads.query(count);
    await until(async () => (await positionOf(old)) === undefined);
    await expect(open.transactions.reads.query(count)).rejects.toThrow();
  });

  it('leaves all as it must be', () => settledAndConsistent(databaseUrl));

  async function write(goOn: () => boolean): Promise<void> {
    while (goOn()) expect((await bank.deposit(account, 1)).status).toBe(204);
  }

  /** Answers with what each of them said. */
  async function rebuildAll(): Promise<string[]> {
    const all = MODELS.map((model) => bankCommand(databaseUrl, 'rebuild', model));
    const results = await Promise.all(all);
    expect(results.map(({ code, stderr }) => [code, stderr])).toEqual(MODELS.map(() => [0, '']));
    return results.map(({ stdout }) => stdout);
  }

  async function poll(model: string, goOn: () => boolean): Promise<void> {
    const paths: Record<string, string> = {
      account_overview: '/api/accounts',
      account_movements: `/api/account/${account}/transactions`,
      ledger_entries: '/api/ledger/entries',
      ledger_balances: '/api/ledger/trial-balance',
    };
    for (let last = 0; goOn();) {
      const { position } = await read(url, paths[model]!);
      expect(position).toBeGreaterThanOrEqual(last);
      last = position;
    }
  }

  /** The server goes on with the new generation, to the end of the log. */
  async function followedToTheEnd(model: string): Promise<void> {
    for (const end = Date.now() + LONGEST_MS; Date.now() < end; await delay(20)) {
      const reached = await positionOf(`${versioned(model)}_${await generation(model)}`);
      const saga = await positionOf('ledger-follows-accounts');
      // Last, since the saga appends before its own position moves.
      const { position } = await open.log.head();
      if (saga === position && reached === position) return;
    }
    throw new Error(`${model} is not followed`);
  }

  async function generation(model: string): Promise<number> {
    const sql = 'SELECT generation FROM read_models WHERE name = ?';
    return Number((await open.transactions.reads.query(sql, [versioned(model)]))[0]!.generation);
  }

  async function positionOf(subscription: string): Promise<number | undefined> {
    const sql = 'SELECT position FROM subscriptions WHERE name = ?';
    const [row] = await open.transactions.reads.query(sql, [subscription]);
    return row && Number(row.position);
  }

  async function rows(model: string): Promise<string[]> {
    const table = `${versioned(model)}_${await generation(model)}`;
    const found = await open.transactions.reads.query(`SELECT * FROM ${table}`);
    return found.map((row) => Object.values(row).map(String).join(' ')).sort();
  }
});
