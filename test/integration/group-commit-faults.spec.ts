import {
  CommitInDoubt,
  type SqlSession,
  type Transactions,
} from '../../src/event-sourcing/log/stores/sql/transactions/transactions.js';
import type { Checkpoint } from '../../src/event-sourcing/consume/subscriptions/checkpoint.js';
import { databases } from '../support/databases.js';
import { openLog, type OpenLog } from '../support/open-log.js';
import { cutAfter, cutBefore, letThroughLate, TcpProxy, type Trap } from '../support/tcp-proxy.js';
import { END, except, GroupedConsumers, names, note, START } from '../support/grouped-consumers.js';
import { eachOf } from '../support/each-of.js';

const servers = databases.filter(({ name }) => name !== 'sqlite');

eachOf(servers)('consumers that commit together, on a server: $name', (database) => {
  let databaseUrl: string;
  let proxy: TcpProxy;
  let consumers: GroupedConsumers;
  let direct: OpenLog;

  beforeEach(async () => {
    databaseUrl = await database.createUrl();
    proxy = await TcpProxy.to(databaseUrl);
    direct = await openLog(databaseUrl);
    consumers = await GroupedConsumers.on(proxy.databaseUrl);
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await consumers.close();
    await direct.close();
    await proxy.close();
    await database.drop(databaseUrl);
  });

  /** Someone else's transaction, which goes on until it is told. */
  function hold(transactions: Transactions, sql: string) {
    const begun = Promise.withResolvers<void>();
    const ending = Promise.withResolvers<void>();
    const over = transactions.run(async (session) => {
      await session.execute(sql);
      begun.resolve();
      await ending.promise;
    });
    return { begun: begun.promise, end: () => (ending.resolve(), over) };
  }

  it('one whose row somebody else has locked waits alone', async () => {
    const sql = "UPDATE subscriptions SET error = 'mine' WHERE name = 'consumer-3'";
    const other = hold(direct.transactions, sql);
    await other.begun;
    const commits = consumers.countCommits();
    const [waiting, ...others] = ['consumer-3', ...except('consumer-3')].map((name) =>
      consumers.advance(name),
    );
    await Promise.all(others);
    expect(commits()).toBe(1);
    expect(await consumers.atEnd()).toEqual(except('consumer-3'));
    await other.end();
    await waiting;
    expect(await consumers.atEnd()).toEqual(names);
  });

  it('a deadlock with somebody else passes', async () => {
    const touch = (session: SqlSession, name: string) =>
      session.execute('UPDATE notes SET n = n + 1 WHERE name = ?', [name]);
    await direct.transactions.run(async (session) => {
      for (const name of ['x', 'y']) await note(session, name);
    });
    const hasX = Promise.withResolvers<void>();
    const hasY = Promise.withResolvers<void>();
    const other = direct.transactions.run(async (session) => {
      await touch(session, 'x');
      hasX.resolve();
      await hasY.promise;
      await touch(session, 'y');
    });
    const entangled = consumers.advance('consumer-0', {
      async write(session) {
        await touch(session, 'y');
        hasY.resolve();
        await hasX.promise;
        await touch(session, 'x');
        await note(session, 'consumer-0');
      },
    });
    const others = except('consumer-0').map((name) => consumers.advance(name));
    await Promise.all([other, entangled, ...others]);
    const rows = await direct.transactions.reads.query(
      "SELECT n FROM notes WHERE name IN ('x', 'y')",
    );
    expect(Array.from(rows, ({ n }) => Number(n))).toEqual([3, 3]);
    await direct.transactions.run((session) =>
      session.execute("DELETE FROM notes WHERE name IN ('x', 'y')"),
    );
    expect(await consumers.atEnd()).toEqual(names);
  });

  it.each<[string, string, Trap]>([
    ['before a row is locked', 'SELECT name, fence', cutBefore],
    ['when the rows are locked', 'SELECT name, fence', cutAfter],
    ['before it writes', 'INSERT INTO notes', cutBefore],
    ['when it has written', 'INSERT INTO notes', cutAfter],
  ])('the connection is lost %s: all is done once', async (_, text, trap) => {
    proxy.set(text, trap);
    await Promise.all(consumers.advanceAll());
    expect(proxy.hasSprung).toBe(true);
    expect(await consumers.atEnd()).toEqual(names);
  });

  it.each<[string, Trap, boolean | 'either']>([
    ['before the server gets it', cutBefore, false],
    ['before the client gets the answer', cutAfter, true],
    // Unless its session has been ended by then.
    ['and the server gets it late', letThroughLate(1_000), 'either'],
  ])(
    'the connection is lost at COMMIT, %s: each learns that it is in doubt',
    async (_, trap, expected) => {
      proxy.set('COMMIT', trap);
      const outcomes = await Promise.allSettled(consumers.advanceAll());
      for (const outcome of outcomes)
        expect((outcome as PromiseRejectedResult).reason).toBeInstanceOf(CommitInDoubt);
      const checkpoints: Checkpoint[] = [];
      for (const lease of consumers.leases.values())
        checkpoints.push(await consumers.store.settled(lease));
      const done = expected === 'either' ? checkpoints[0]!.position === END.position : expected;
      for (const checkpoint of checkpoints) expect(checkpoint).toEqual(done ? END : START);
      expect(await consumers.atEnd()).toEqual(done ? names : []);
      if (!done) await Promise.all(consumers.advanceAll());
      expect(await consumers.atEnd()).toEqual(names);
    },
  );
});
