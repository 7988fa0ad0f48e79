import { LeaseLost } from '../../src/event-sourcing/consume/subscriptions/checkpoint.js';
import type { Advance } from '../../src/event-sourcing/consume/checkpoints/group-commit.js';
import { databases } from '../support/databases.js';
import { except, GroupedConsumers, names, note } from '../support/grouped-consumers.js';

describe.each(databases)('consumers that commit together: $name', (database) => {
  let databaseUrl: string;
  let consumers: GroupedConsumers;
  let commits: () => number;

  beforeEach(async () => {
    databaseUrl = await database.createUrl();
    consumers = await GroupedConsumers.on(databaseUrl);
    commits = consumers.countCommits();
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await consumers.close();
    await database.drop(databaseUrl);
  });

  const advance = (name: string, more?: Partial<Advance>) => consumers.advance(name, more);

  it('all that ask at once have one commit', async () => {
    await Promise.all(consumers.advanceAll());
    expect(commits()).toBe(1);
    expect(await consumers.atEnd()).toEqual(names);
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
    expect(await consumers.atEnd()).toEqual(names);
  });

  it('one after the other, each has its own', async () => {
    for (const name of names) await advance(name);
    expect(commits()).toBe(names.length);
    expect(await consumers.atEnd()).toEqual(names);
  });

  it('who writes much does so alone, and a group does not grow large', async () => {
    const rows = [5_000, 600, 600, 1, 0, 1_001];
    await Promise.all(names.map((name, index) => advance(name, { rows: rows[index] })));
    expect(commits()).toBe(4);
    expect(await consumers.atEnd()).toEqual(names);
  });

  it.each<[string, Advance['write']]>([
    ['whose work throws', () => Promise.reject(new Error('poisoned'))],
    [
      'whose statement is refused',
      async (session) => {
        await note(session, 'consumer-2');
        await note(session, 'consumer-2');
      },
    ],
    [
      'whose statement is refused with the commit',
      async (session) => {
        for (let n = 0; n < 2; n++)
          session.defer("INSERT INTO notes (name, n) VALUES ('consumer-2', 1)");
      },
    ],
  ])('one %s fails alone, with its own error', async (_, write) => {
    const failing = advance('consumer-2', { write });
    const others = except('consumer-2').map((name) => advance(name));
    await expect(failing).rejects.toThrow(/poisoned|duplicate|unique/i);
    await Promise.all(others);
    expect(await consumers.atEnd()).toEqual(except('consumer-2'));
  });

  it('one that has lost its lease, or was elsewhere, is told; the others have one commit', async () => {
    const { leases } = consumers;
    const lost = { ...leases.get('consumer-1')!, fence: 0 };
    const elsewhere = { position: 3, delivered: 3 };
    const refused = [
      advance('consumer-1', { lease: lost }),
      advance('consumer-4', { from: elsewhere }),
    ];
    const others = except('consumer-1', 'consumer-4').map((name) => advance(name));
    for (const each of refused) await expect(each).rejects.toThrow(LeaseLost);
    await Promise.all(others);
    expect(commits()).toBe(1);
    expect(await consumers.atEnd()).toEqual(except('consumer-1', 'consumer-4'));
  });

  it('a step that is asked for twice is taken once', async () => {
    const outcomes = await Promise.allSettled([
      advance('consumer-0'),
      advance('consumer-0', { write: undefined }),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await consumers.atEnd()).toEqual(['consumer-0']);
  });
});
