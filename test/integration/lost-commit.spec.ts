import { setTimeout as delay } from 'node:timers/promises';
import { accountAggregate } from '../../src/account/aggregate/account.aggregate.js';
import { accountEventTypes } from '../../src/account/aggregate/account.event-types.js';
import {
  DepositMoney,
  OpenAccount,
  TransferMoney,
  type AccountCommand,
} from '../../src/account/domain/account.commands.js';
import { InsufficientFunds } from '../../src/account/domain/account.errors.js';
import { OutcomeUnknown } from '../../src/event-sourcing/log/event-log.errors.js';
import { EventRegistry } from '../../src/event-sourcing/log/event-registry.js';
import { Journal } from '../../src/event-sourcing/decide/journal/journal.js';
import { databases } from '../support/databases.js';
import { times } from '../support/hammering.js';
import { checkDatabase } from '../support/invariants.js';
import { openLog, type OpenLog } from '../support/open-log.js';
import {
  cutAfter,
  cutBefore,
  letServerWait,
  letThroughLate,
  TcpProxy,
  type Trap,
} from '../support/tcp-proxy.js';
import { eachOf } from '../support/each-of.js';

const servers = databases.filter(({ name }) => name !== 'sqlite');
const deposits = times(10, (n) => new DepositMoney('a', 10n, `deposit-${n}`));
const transfers = times(10, (n) => new TransferMoney('a', 'b', 5n, `transfer-${n}`));
const commands = [...deposits, ...transfers];
const overlaps = 20;
const tooMuch = new TransferMoney('b', 'a', 1_000n, 'too-much');

eachOf(servers)('a connection that is lost: $name', (database) => {
  let databaseUrl: string;
  let proxy: TcpProxy;
  let logs: OpenLog[];
  /** The one whose connections are lost, and another instance. */
  let journal: Journal;
  let other: Journal;

  beforeEach(async () => {
    databaseUrl = await database.createUrl();
    proxy = await TcpProxy.to(databaseUrl);
    logs = [await openLog(databaseUrl), await openLog(proxy.databaseUrl)];
    const registry = new EventRegistry();
    registry.register(...Object.values(accountEventTypes));
    [other, journal] = logs.map(({ log }) => new Journal(log, registry)) as [Journal, Journal];
    for (const id of ['a', 'b']) await execute(journal, new OpenAccount(id, 'zoe', 'EUR'));
  });
  afterEach(async () => {
    await Promise.all(logs.map((log) => log.close()));
    await proxy.close();
    await database.drop(databaseUrl);
  });

  const execute = (at: Journal, command: AccountCommand) => at.execute(accountAggregate, command);

  it.each<[string, string, Trap]>([
    ['before the server gets the COMMIT', 'COMMIT', cutBefore],
    ['before the client gets the answer to it', 'COMMIT', cutAfter],
    ['and the server gets the COMMIT late', 'COMMIT', letThroughLate(2_000)],
    [
      'and the server never gets the COMMIT, yet keeps the session',
      'COMMIT',
      letServerWait(20_000),
    ],
    ['before the events are inserted', 'INSERT INTO events', cutBefore],
    ['after the events are inserted', 'INSERT INTO events', cutAfter],
    ['before the lock is taken', 'FOR UPDATE', cutBefore],
    ['after the lock is taken', 'FOR UPDATE', cutAfter],
  ])('%s: all is done once', async (_, text, trap) => {
    proxy.set(text, trap);
    const refused = execute(journal, tooMuch).catch((error: unknown) => error);
    const all = Promise.all(commands.map((command) => execute(journal, command)));
    // They wait for the lock that the lost ones may hold, or may need once more.
    const next = overlapping();
    await untilSprung();
    const meanwhile = times(5, (n) => execute(other, new DepositMoney('b', 1n, `other-${n}`)));
    const [done] = await Promise.all([all, next, ...meanwhile]);

    expect(await refused).toBeInstanceOf(InsufficientFunds);
    expect(done.map(({ replayed }) => replayed)).toEqual(commands.map(() => false));
    const again = await Promise.all(commands.map((command) => execute(journal, command)));
    expect(again).toEqual(done.map((one) => ({ ...one, replayed: true })));
    await expectAllOnce(5 + overlaps);
  });

  it.each<[string, Trap]>([
    ['before the server gets the COMMIT', cutBefore],
    ['before the client gets the answer to it', cutAfter],
  ])('for long, %s: sending all again does it once', async (_, trap) => {
    proxy.set('COMMIT', (connection) => {
      proxy.refuse(true);
      return trap(connection);
    });
    const outcomes = await Promise.allSettled(commands.map((command) => execute(journal, command)));
    const reasons = outcomes.map((outcome) => (outcome as PromiseRejectedResult).reason as unknown);
    for (const reason of reasons) expect(reason).toBeInstanceOf(OutcomeUnknown);
    proxy.refuse(false);

    const again = await Promise.all(commands.map((command) => execute(journal, command)));
    const committed = trap === cutAfter;
    expect(again.map(({ replayed }) => replayed)).toEqual(commands.map(() => committed));
    await expectAllOnce(0);
  });

  it.each<[string, string, Trap]>([
    ['before the server gets the COMMIT', 'COMMIT', cutBefore],
    ['before the client gets the answer to it', 'COMMIT', cutAfter],
    ['and the server gets the COMMIT late', 'COMMIT', letThroughLate(2_000)],
    ['after the events are inserted', 'INSERT INTO events', cutAfter],
  ])('%s: all that is one is done once, as one', async (_, text, trap) => {
    proxy.set(text, trap);
    const refused = journal
      .executeAll(accountAggregate, [new DepositMoney('b', 1n, 'undone'), tooMuch])
      .catch((error: unknown) => error);
    const all = journal.executeAll(accountAggregate, commands);
    await untilSprung();
    const meanwhile = times(5, (n) => execute(other, new DepositMoney('b', 1n, `other-${n}`)));
    const [done] = await Promise.all([all, ...meanwhile]);

    expect(await refused).toMatchObject({
      index: 1,
      refusal: expect.any(InsufficientFunds) as Error,
    });
    expect(done.map(({ replayed }) => replayed)).toEqual(commands.map(() => false));
    const again = await journal.executeAll(accountAggregate, commands);
    expect(again).toEqual(done.map((one) => ({ ...one, replayed: true })));
    await expectAllOnce(5);
    const { events, transactions } = await checkDatabase(databaseUrl);
    expect(transactions.has('undone')).toBe(false);
    const ends = events.filter(({ endsCommand }) => endsCommand);
    expect(ends).toHaveLength(2 + 1 + 5);
  });

  /** Comes while what was asked for before is on its way, a bit at a time. */
  async function overlapping(): Promise<void> {
    const done: Promise<unknown>[] = [];
    for (let n = 0; n < overlaps; n++) {
      await delay(1);
      done.push(execute(journal, new DepositMoney('b', 1n, `next-${n}`)));
    }
    await Promise.all(done);
  }

  async function untilSprung(): Promise<void> {
    while (!proxy.hasSprung) await delay(5);
  }

  async function expectAllOnce(byTheOther: number): Promise<void> {
    const bank = await checkDatabase(databaseUrl);
    expect(bank.events).toHaveLength(2 + deposits.length + 2 * transfers.length + byTheOther);
    expect([bank.balance('a'), bank.balance('b')]).toEqual([50n, 50n + BigInt(byTheOther)]);
    for (const { transactionId } of deposits)
      expect(bank.transactions.get(transactionId)).toHaveLength(1);
    for (const { transactionId } of transfers)
      expect(bank.transactions.get(transactionId)).toHaveLength(2);
    expect(bank.transactions.has(tooMuch.transactionId)).toBe(false);
  }
});
