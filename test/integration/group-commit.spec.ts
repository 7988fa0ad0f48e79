import type { QueryRunner } from 'typeorm';
import {
  LeaseLost,
  type Checkpoint,
  type Lease,
} from '../../src/event-sourcing/subscriptions/checkpoint.js';
import { GroupCommit, type Advance } from '../../src/event-sourcing/subscriptions/group-commit.js';
import { SubscriptionStore } from '../../src/event-sourcing/subscriptions/subscription-store.js';
import type { TableDefinition } from '../../src/event-sourcing/typeorm/dialect.js';
import { dialectOf } from '../../src/event-sourcing/typeorm/dialects.js';
import {
  CommitInDoubt,
  type SqlSession,
  type Transactions,
} from '../../src/event-sourcing/typeorm/transactions.js';
import { databases } from '../support/databases.js';
import { times } from '../support/hammering.js';
import { openLog, type OpenLog } from '../support/open-log.js';
import { cutAfter, cutBefore, letThroughLate, TcpProxy, type Trap } from '../support/tcp-proxy.js';

const START = { position: 0, delivered: 0 };
const END = { position: 7, delivered: 5 };
const LONG_MS = 600_000;
const notes: TableDefinition = {
  name: 'notes',
  columns: [
    { name: 'name', type: 'key' },
    { name: 'n', type: 'bigint' },
  ],
  primaryKey: ['name'],
};
const names = times(6, (n) => `follower-${n}`);

interface Followers {
  readonly open: OpenLog;
  readonly store: SubscriptionStore;
  readonly commits: GroupCommit;
  readonly leases: ReadonlyMap<string, Lease>;
}

async function followersOn(databaseUrl: string): Promise<Followers> {
  const open = await openLog(databaseUrl);
  const store = new SubscriptionStore(open.transactions, dialectOf(open.writer));
  const leases = new Map<string, Lease>();
  for (const name of names) {
    await store.register(name);
    leases.set(name, (await store.acquire(name, 'me', LONG_MS))!.lease);
  }
  for (const sql of dialectOf(open.writer).createTable('notes', notes))
    await open.transactions.run((session) => session.execute(sql));
  return { open, store, commits: new GroupCommit(open.transactions, store), leases };
}

const note = (session: SqlSession, name: string) =>
  session.execute('INSERT INTO notes (name, n) VALUES (?, 1)', [name]);

/** From the start to the end, with a row that must not be there before. */
const toEnd = ({ leases }: Followers, name: string, more: Partial<Advance> = {}): Advance => ({
  ...{ lease: leases.get(name)!, from: START, to: END },
  write: async (session) => void (await note(session, name)),
  ...more,
});

const allToEnd = (followers: Followers) =>
  names.map((name) => followers.commits.advance(toEnd(followers, name)));

/** Whose checkpoint is at the end; each of them has its row, and nobody else. */
async function thoseAtEnd({ open, store }: Followers): Promise<string[]> {
  const isAt = ({ position, delivered }: Checkpoint, { position: p, delivered: d }: Checkpoint) =>
    position === p && delivered === d;
  const all = await store.list();
  const atEnd = all.filter((each) => isAt(each, END)).map(({ name }) => name);
  expect(all.filter((each) => isAt(each, START))).toHaveLength(names.length - atEnd.length);
  const rows = await open.transactions.reads.query('SELECT name FROM notes ORDER BY name');
  expect(Array.from(rows, ({ name }) => name)).toEqual(atEnd);
  return atEnd;
}

/** Counts the transactions that the driver is asked to commit. */
function countCommits({ open: { writer } }: Followers): () => number {
  let commits = 0;
  // One for ever on SQLite.
  const counted = new Set<QueryRunner>();
  const create = writer.createQueryRunner.bind(writer);
  jest.spyOn(writer, 'createQueryRunner').mockImplementation((mode) => {
    const runner = create(mode);
    if (counted.has(runner)) return runner;
    counted.add(runner);
    const query = runner.query.bind(runner);
    runner.query = ((sql: string, ...rest: []) => {
      if (sql.endsWith('COMMIT')) commits++;
      return query(sql, ...rest);
    }) as typeof runner.query;
    return runner;
  });
  return () => commits;
}

const except = (...left: string[]) => names.filter((name) => !left.includes(name));

describe.each(databases)('followers that commit together: $name', (database) => {
  let databaseUrl: string;
  let followers: Followers;
  let commits: () => number;

  beforeEach(async () => {
    databaseUrl = await database.createUrl();
    followers = await followersOn(databaseUrl);
    commits = countCommits(followers);
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await followers.open.close();
    await database.drop(databaseUrl);
  });

  const advance = (name: string, more?: Partial<Advance>) =>
    followers.commits.advance(toEnd(followers, name, more));

  it('all that ask at once have one commit', async () => {
    await Promise.all(allToEnd(followers));
    expect(commits()).toBe(1);
    expect(await thoseAtEnd(followers)).toEqual(names);
  });

  it('who asks while a transaction is under way is a part of it', async () => {
    const [first, ...others] = names;
    let meanwhile: Promise<unknown> | undefined;
    await advance(first!, {
      async write(session) {
        meanwhile ??= Promise.all(others.map((name) => advance(name)));
        await note(session, first!);
      },
    });
    await meanwhile;
    expect(commits()).toBe(1);
    expect(await thoseAtEnd(followers)).toEqual(names);
  });

  it('one after the other, each has its own', async () => {
    for (const name of names) await advance(name);
    expect(commits()).toBe(names.length);
    expect(await thoseAtEnd(followers)).toEqual(names);
  });

  it('who writes much does so alone, and a group does not grow large', async () => {
    const rows = [5_000, 600, 600, 1, 0, 1_001];
    await Promise.all(names.map((name, index) => advance(name, { rows: rows[index] })));
    expect(commits()).toBe(4);
    expect(await thoseAtEnd(followers)).toEqual(names);
  });

  it.each<[string, Advance['write']]>([
    ['whose work throws', () => Promise.reject(new Error('poisoned'))],
    [
      'whose statement is refused',
      async (session) => {
        await note(session, 'follower-2');
        await note(session, 'follower-2');
      },
    ],
    [
      'whose statement is refused with the commit',
      async (session) => {
        for (let n = 0; n < 2; n++)
          session.defer("INSERT INTO notes (name, n) VALUES ('follower-2', 1)");
      },
    ],
  ])('one %s fails alone, with its own error', async (_, write) => {
    const failing = advance('follower-2', { write });
    const others = except('follower-2').map((name) => advance(name));
    await expect(failing).rejects.toThrow(/poisoned|duplicate|unique/i);
    await Promise.all(others);
    expect(await thoseAtEnd(followers)).toEqual(except('follower-2'));
  });

  it('one that has lost its lease, or was elsewhere, is told; the others have one commit', async () => {
    const { leases } = followers;
    const lost = { ...leases.get('follower-1')!, fence: 0 };
    const elsewhere = { position: 3, delivered: 3 };
    const refused = [
      advance('follower-1', { lease: lost }),
      advance('follower-4', { from: elsewhere }),
    ];
    const others = except('follower-1', 'follower-4').map((name) => advance(name));
    for (const each of refused) await expect(each).rejects.toThrow(LeaseLost);
    await Promise.all(others);
    expect(commits()).toBe(1);
    expect(await thoseAtEnd(followers)).toEqual(except('follower-1', 'follower-4'));
  });

  it('a step that is asked for twice is taken once', async () => {
    const outcomes = await Promise.allSettled([
      advance('follower-0'),
      advance('follower-0', { write: undefined }),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await thoseAtEnd(followers)).toEqual(['follower-0']);
  });
});

const servers = databases.filter(({ name }) => name !== 'sqlite');

describe.each(servers)('followers that commit together, on a server: $name', (database) => {
  let databaseUrl: string;
  let proxy: TcpProxy;
  let followers: Followers;
  let direct: OpenLog;

  beforeEach(async () => {
    databaseUrl = await database.createUrl();
    proxy = await TcpProxy.to(databaseUrl);
    direct = await openLog(databaseUrl);
    followers = await followersOn(proxy.databaseUrl);
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await followers.open.close();
    await direct.close();
    await proxy.close();
    await database.drop(databaseUrl);
  });

  /** Someone else's transaction, which goes on until it is told. */
  function hold(transactions: Transactions, sql: string) {
    let letGo = () => {};
    const until = new Promise<void>((resolve) => (letGo = resolve));
    let over: Promise<void> | undefined;
    const begun = new Promise<void>((resolve) => {
      over = transactions.run(async (session) => {
        await session.execute(sql);
        resolve();
        await until;
      });
    });
    return { begun, end: () => (letGo(), over) };
  }

  it('one whose row somebody else has locked waits alone', async () => {
    const sql = "UPDATE subscriptions SET error = 'mine' WHERE name = 'follower-3'";
    const other = hold(direct.transactions, sql);
    await other.begun;
    const commits = countCommits(followers);
    const [waiting, ...others] = ['follower-3', ...except('follower-3')].map((name) =>
      followers.commits.advance(toEnd(followers, name)),
    );
    await Promise.all(others);
    expect(commits()).toBe(1);
    expect(await thoseAtEnd(followers)).toEqual(except('follower-3'));
    await other.end();
    await waiting;
    expect(await thoseAtEnd(followers)).toEqual(names);
  });

  it('a deadlock with somebody else passes', async () => {
    const touch = (session: SqlSession, name: string) =>
      session.execute('UPDATE notes SET n = n + 1 WHERE name = ?', [name]);
    await direct.transactions.run(async (session) => {
      for (const name of ['x', 'y']) await note(session, name);
    });
    let [hasX, hasY] = [() => {}, () => {}];
    const x = new Promise<void>((resolve) => (hasX = resolve));
    const y = new Promise<void>((resolve) => (hasY = resolve));
    const other = direct.transactions.run(async (session) => {
      await touch(session, 'x');
      hasX();
      await y;
      await touch(session, 'y');
    });
    const entangled = toEnd(followers, 'follower-0', {
      async write(session) {
        await touch(session, 'y');
        hasY();
        await x;
        await touch(session, 'x');
        await note(session, 'follower-0');
      },
    });
    const others = except('follower-0').map((name) => toEnd(followers, name));
    await Promise.all([
      other,
      ...[entangled, ...others].map((each) => followers.commits.advance(each)),
    ]);
    const rows = await direct.transactions.reads.query(
      "SELECT n FROM notes WHERE name IN ('x', 'y')",
    );
    expect(Array.from(rows, ({ n }) => Number(n))).toEqual([3, 3]);
    await direct.transactions.run((session) =>
      session.execute("DELETE FROM notes WHERE name IN ('x', 'y')"),
    );
    expect(await thoseAtEnd(followers)).toEqual(names);
  });

  it.each<[string, string, Trap]>([
    ['before a row is locked', 'SELECT name, fence', cutBefore],
    ['when the rows are locked', 'SELECT name, fence', cutAfter],
    ['before it writes', 'INSERT INTO notes', cutBefore],
    ['when it has written', 'INSERT INTO notes', cutAfter],
  ])('the connection is lost %s: all is done once', async (_, text, trap) => {
    proxy.set(text, trap);
    await Promise.all(allToEnd(followers));
    expect(proxy.hasSprung).toBe(true);
    expect(await thoseAtEnd(followers)).toEqual(names);
  });

  it.each<[string, Trap, boolean]>([
    ['before the server gets it', cutBefore, false],
    ['before the client gets the answer', cutAfter, true],
    ['and the server gets it late', letThroughLate(1_000), true],
  ])(
    'the connection is lost at COMMIT, %s: each learns that it is in doubt',
    async (_, trap, done) => {
      proxy.set('COMMIT', trap);
      const outcomes = await Promise.allSettled(allToEnd(followers));
      for (const outcome of outcomes)
        expect((outcome as PromiseRejectedResult).reason).toBeInstanceOf(CommitInDoubt);
      for (const lease of followers.leases.values())
        expect(await followers.store.settled(lease)).toEqual(done ? END : START);
      expect(await thoseAtEnd(followers)).toEqual(done ? names : []);
      if (!done) await Promise.all(allToEnd(followers));
      expect(await thoseAtEnd(followers)).toEqual(names);
    },
  );
});
