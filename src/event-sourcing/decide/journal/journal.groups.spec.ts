import {
  LogUnavailable,
  OutcomeUnknown,
  TooManyConflicts,
  VersionConflict,
} from '../../log/event-log.errors.js';
import { JournalClosed, JournalFull } from '../../log/event-log.errors.js';
import { GroupRefused } from '../group-refused.js';
import { InMemoryEventLog } from '../../log/stores/in-memory/in-memory-event-log.js';
import { allOf } from '../../testing/counter-events.js';
import {
  count,
  counterRegistry,
  counters,
  explode,
  LIMIT,
  LimitReached,
  shift,
} from '../../testing/counters.js';
import { FlakyEventLog, RefusingEventLog } from '../../testing/unwilling-logs.js';
import { TransactionIdReused } from '../transaction-id-reused.js';
import { defaultJournalOptions, Journal, type Commit, type JournalOptions } from './journal.js';
import type { Committed } from './queue/tasks.js';

type Command = Parameters<typeof counters.decide>[0];

function setUp<Log extends InMemoryEventLog>(log: Log, options: Partial<JournalOptions> = {}) {
  const commits: Commit[] = [];
  const told: string[] = [];
  const journal = new Journal(log, counterRegistry(), {
    ...defaultJournalOptions,
    onCommit: (commit) => commits.push(commit),
    onSettled: (type, outcome) => told.push(`${type} ${wordFor(outcome)}`),
    ...options,
  });
  return {
    log,
    journal,
    commits,
    told,
    one: (command: Command) => journal.execute(counters, command),
    all: (...commands: Command[]) => journal.executeAll(counters, commands),
    each: (...commands: Command[]) => journal.executeEach(counters, commands),
    state: async (counter: string) => (await journal.read(counters, counter)).state,
  };
}

const wordFor = (outcome: Committed | Error) =>
  outcome instanceof Error ? outcome.constructor.name : outcome.replayed ? 'replayed' : 'done';

const ends = async (log: InMemoryEventLog) =>
  (await allOf(log)).map(({ endsCommand }) => endsCommand);

describe('commands of which all are to be done or none', () => {
  it('are done in their order, in one commit, as one command to readers', async () => {
    const { log, all, one, commits } = setUp(new InMemoryEventLog());
    const [alone, group] = await Promise.all([
      one(count('a', 1)),
      all(count('a', 5), shift('a', 'b', 6), count('c', 0), count('b', 1)),
    ]);
    expect(alone).toMatchObject({ position: 1 });
    expect(group.map(({ position, version }) => [position, version])).toEqual([
      [2, 2],
      [4, 3],
      [0, 0],
      [5, 2],
    ]);
    expect(group.map(({ events }) => events.length)).toEqual([1, 2, 0, 1]);
    expect(await ends(log)).toEqual([true, false, false, false, true]);
    expect(commits).toMatchObject([{ commands: 5, events: { length: 5 } }]);
  });

  it('leave nothing behind when one is refused, neither in the log nor in memory', async () => {
    const { log, all, one, state, told } = setUp(new InMemoryEventLog());
    await one(count('a', 5, 'first'));
    const [refused, after] = await Promise.allSettled([
      all(count('a', 2, 't'), shift('a', 'b', 7), shift('b', 'a', 8), count('c', 1)),
      one(count('a', -5)),
    ]);
    const { reason } = refused as PromiseRejectedResult as { reason: GroupRefused };
    expect(reason).toBeInstanceOf(GroupRefused);
    expect(reason.index).toBe(2);
    expect(reason.message).toContain('operations[2] is refused, with those before it counted in. ');
    expect(reason.refusal).toEqual(new LimitReached(7));
    expect(after).toMatchObject({ status: 'fulfilled', value: { position: 2, version: 2 } });
    expect(await allOf(log)).toHaveLength(2);
    expect([await state('a'), await state('b'), await state('c')]).toEqual([0, 0, 0]);
    expect(await one(count('a', 3, 't'))).toMatchObject({ version: 3, replayed: false });
    expect(told.slice(1, 6)).toEqual([
      'Count GroupRefused',
      'Shift GroupRefused',
      'Shift LimitReached',
      'Count GroupRefused',
      'Count done',
    ]);
  });

  it('are refused as a group also when it is one alone', async () => {
    const { all } = setUp(new InMemoryEventLog());
    const refused = all(count('a', -1));
    await expect(refused).rejects.toMatchObject({ index: 0, code: 'group-refused' });
    await expect(refused).rejects.toThrow('operations[0] is refused. ');
  });

  it('fail with what a bug throws, alone', async () => {
    const { log, all, one, commits } = setUp(new InMemoryEventLog());
    const [first, faulty, last] = await Promise.allSettled([
      one(count('a', 1)),
      all(count('a', 1), explode('a')),
      all(count('a', 1), count('b', 1)),
    ]);
    expect(faulty).toMatchObject({ reason: new TypeError('a bug in the decider') });
    expect([first.status, last.status]).toEqual(['fulfilled', 'fulfilled']);
    expect(await allOf(log)).toHaveLength(3);
    expect(commits).toHaveLength(1);
  });

  it('find what was done before done, and do the rest', async () => {
    const { log, all, one } = setUp(new InMemoryEventLog());
    await one(count('a', 5, 'before'));
    const group = [count('b', 1, 't'), count('a', 5, 'before'), count('b', 1, 't')];
    const done = await all(...group);
    expect(done.map(({ replayed }) => replayed)).toEqual([false, true, true]);
    expect(done[1]).toMatchObject({ position: 1, version: 1, events: [{ counter: 'a', by: 5 }] });
    expect(done[2]).toEqual({ ...done[0], replayed: true });
    expect(await all(...group)).toEqual(done.map((each) => ({ ...each, replayed: true })));
    expect(await ends(log)).toEqual([true, true]);
    await expect(all(count('c', 1), count('b', 2, 't'))).rejects.toMatchObject({
      index: 1,
      refusal: expect.any(TransactionIdReused) as Error,
    });
    expect(await allOf(log)).toHaveLength(2);
  });

  it('end where the last event stands, also when the last command is a replay', async () => {
    const { log, all } = setUp(new InMemoryEventLog());
    await all(count('a', 1, 't'), shift('a', 'b', 1, 'u'), count('a', 1, 't'));
    expect(await ends(log)).toEqual([false, false, true]);
  });

  it('are done once where a conflict passes, and given up together where it does not', async () => {
    const { log, all } = setUp(new RefusingEventLog());
    log.refusal = (_, append) => (append <= 3 ? new VersionConflict() : undefined);
    await all(count('a', 1), count('b', 1));
    expect(await ends(log)).toEqual([false, true]);
    log.refusal = () => new VersionConflict();
    await expect(all(count('a', 1), count('b', 1))).rejects.toThrow(TooManyConflicts);
    expect(await allOf(log)).toHaveLength(2);
  });

  it('stay together when a batch is tried one by one', async () => {
    const { log, all, one } = setUp(new RefusingEventLog());
    log.refusal = (events) =>
      events.some(({ streamId }) => streamId === 'x') ? new Error('too long') : undefined;
    const outcomes = await Promise.allSettled([
      one(count('a', 1)),
      all(count('a', 1), count('x', 1)),
      all(count('a', 1), count('b', 1)),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(outcomes[1]).toMatchObject({ reason: new Error('too long') });
    expect(await ends(log)).toEqual([true, false, true]);
  });

  it('may be sent again when it is not known whether they were committed', async () => {
    const { log, all } = setUp(new FlakyEventLog());
    const group = [count('a', 1, 't'), count('b', 1, 'u')];
    log.after = new OutcomeUnknown();
    await expect(all(...group)).rejects.toThrow(OutcomeUnknown);
    log.after = undefined;
    expect((await all(...group)).map(({ replayed }) => replayed)).toEqual([true, true]);
    expect(await allOf(log)).toHaveLength(2);
  });
});

describe('commands that are taken together, each for itself', () => {
  it('are answered each, in their order, with one commit', async () => {
    const { log, each, commits, told } = setUp(new InMemoryEventLog());
    const outcomes = await each(
      count('a', LIMIT, 't'),
      count('a', 1),
      explode('a'),
      count('a', LIMIT, 't'),
      count('a', LIMIT, 'u'),
      shift('a', 'b', 1),
    );
    expect(outcomes).toMatchObject([
      { committed: { position: 1, version: 1, replayed: false } },
      { error: expect.any(LimitReached) as Error },
      { error: new TypeError('a bug in the decider') },
      { committed: { position: 1, version: 1, replayed: true } },
      { error: expect.any(LimitReached) as Error },
      { committed: { position: 3, version: 2, replayed: false } },
    ]);
    expect(commits).toMatchObject([{ commands: 6, events: { length: 3 } }]);
    expect(told.map((line) => line.split(' ')[1])).toEqual([
      'done',
      'LimitReached',
      'TypeError',
      'replayed',
      'LimitReached',
      'done',
    ]);
    expect(await ends(log)).toEqual([true, false, true]);
  });

  it('hear each of a log that is out of reach', async () => {
    const { log, each } = setUp(new FlakyEventLog());
    log.before = new LogUnavailable();
    const outcomes = await each(count('a', 1), count('b', 1));
    expect(outcomes).toEqual([{ error: log.before }, { error: log.before }]);
    expect(log.attempts).toBe(1);
  });

  it('may be none', async () => {
    const { each, all } = setUp(new InMemoryEventLog());
    expect(await each()).toEqual([]);
    expect(await all()).toEqual([]);
  });
});

describe('commands that another journal has carried out', () => {
  const twice = [count('a', 5, 't'), count('a', 5, 't'), shift('a', 'b', 1, 'u')];
  const both = [...twice, ...twice];

  it.each(['each', 'all'] as const)('are replays, however often they come: %s', async (how) => {
    const there = setUp(new InMemoryEventLog());
    await there.all(...twice);
    const here = setUp(there.log);
    await here[how](...both);
    expect(here.told.map((line) => line.split(' ')[1])).toEqual(both.map(() => 'replayed'));
    expect(await allOf(there.log)).toHaveLength(3);
  });

  it('are replays beside new ones, each of which is done once', async () => {
    const there = setUp(new InMemoryEventLog());
    await there.all(...twice);
    const here = setUp(there.log);
    const fresh = count('b', 1, 'v');
    await here.all(fresh, ...twice, fresh);
    expect(here.told.map((line) => line.split(' ')[1])).toEqual([
      'done',
      'replayed',
      'replayed',
      'replayed',
      'replayed',
    ]);
    expect(await here.state('b')).toBe(2);
  });
});

describe('a queue without room for all of them', () => {
  it.each(['each', 'all'] as const)('takes none: %s', async (how) => {
    const bank = setUp(new InMemoryEventLog(), { maxWaiting: 4 });
    const waiting = bank.one(count('a', 1));
    const four = Array.from({ length: 4 }, () => count('a', 1));
    await expect(bank[how](...four)).rejects.toThrow(JournalFull);
    expect(bank.journal.queueLength).toBe(1);
    await waiting;
    expect(bank.told).toEqual([...four.map(() => 'Count JournalFull'), 'Count done']);
    const taken = bank[how](...four);
    expect(bank.journal.queueLength).toBe(4);
    await expect(bank.one(count('a', 1))).rejects.toThrow(JournalFull);
    await taken;
    expect(bank.journal.queueLength).toBe(0);
    expect(await bank.state('a')).toBe(5);
  });

  it('or which is closed, takes none', async () => {
    const { journal, all, each } = setUp(new InMemoryEventLog());
    await journal.close();
    await expect(all(count('a', 1))).rejects.toThrow(JournalClosed);
    await expect(each(count('a', 1))).rejects.toThrow(JournalClosed);
  });
});

describe('a batch', () => {
  it('has groups whole: as many as fit, or one that is larger alone', async () => {
    const { all, one, commits } = setUp(new InMemoryEventLog(), { maxBatch: 3 });
    const many = (size: number) => Array.from({ length: size }, () => count('a', 1));
    await Promise.all([all(...many(2)), one(count('a', 1)), all(...many(2)), all(...many(5))]);
    expect(commits.map(({ commands }) => commands)).toEqual([3, 2, 5]);
  });
});
