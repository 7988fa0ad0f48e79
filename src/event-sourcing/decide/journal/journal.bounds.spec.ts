import { JournalClosed, JournalFull } from '../../log/event-log.errors.js';
import { InMemoryEventLog } from '../../log/stores/in-memory/in-memory-event-log.js';
import { allOf } from '../../testing/counter-events.js';
import { count, counterRegistry, counters, LimitReached } from '../../testing/counters.js';
import { HeldEventLog } from '../../testing/unwilling-logs.js';
import { defaultJournalOptions, Journal, type Commit, type JournalOptions } from './journal.js';

const setUp = (options: Partial<JournalOptions> = {}, log = new HeldEventLog()) => {
  const journal = new Journal(log, counterRegistry(), { ...defaultJournalOptions, ...options });
  const execute = (counter: string, by = 1) => journal.execute(counters, count(counter, by));
  return { log, journal, execute };
};

describe('the queue', () => {
  it('takes as much as its bound, refuses one more at once, and takes again after', async () => {
    const { log, journal, execute } = setUp({ maxWaiting: 3 });
    const accepted = [execute('a'), journal.read(counters, 'a'), execute('a')];
    await expect(execute('a')).rejects.toThrow(JournalFull);
    await expect(journal.read(counters, 'a')).rejects.toThrow(JournalFull);
    await Promise.all(accepted);
    expect(await execute('a')).toMatchObject({ version: 3 });
    expect(await allOf(log)).toHaveLength(3);
  });

  it('takes the commands of consumers even when it is full', async () => {
    const { log, journal, execute } = setUp({ maxWaiting: 1 });
    const consumer = { metadata: {}, fromConsumer: true };
    const accepted = [execute('a'), journal.execute(counters, count('a', 1), consumer)];
    await Promise.all(accepted);
    expect(await allOf(log)).toHaveLength(2);
  });

  it('is settled in batches of a bounded size', async () => {
    const commits: Commit[] = [];
    const { execute } = setUp({ maxBatch: 4, onCommit: (commit) => commits.push(commit) });
    await Promise.all(Array.from({ length: 10 }, () => execute('a')));
    expect(commits.map(({ commands }) => commands)).toEqual([4, 4, 2]);
  });

  it('is settled to the end when the journal closes, and takes nothing more', async () => {
    const { log, journal, execute } = setUp({ maxBatch: 2 });
    const release = log.hold();
    const settled: string[] = [];
    const accepted = [1, 2, 3, 4, 5].map(() => execute('a').then(() => settled.push('done')));
    const refused = execute('a', -100).catch((error: unknown) => settled.push('refused') && error);
    const closed = journal.close().then(() => settled.push('closed'));
    await expect(execute('a')).rejects.toThrow(JournalClosed);
    await expect(journal.read(counters, 'a')).rejects.toThrow(JournalClosed);
    expect(settled).toEqual([]);
    release();
    await Promise.all([...accepted, closed]);
    expect(await refused).toBeInstanceOf(LimitReached);
    expect(settled).toEqual([...Array<string>(5).fill('done'), 'refused', 'closed']);
    expect(await allOf(log)).toHaveLength(5);
  });

  it('lets an idle journal close at once', async () => {
    const { journal, execute } = setUp();
    await execute('a');
    await journal.close();
    await journal.close();
  });

  it('goes on, with a warning, when who is told of a commit fails', async () => {
    const warning = jest.spyOn(process, 'emitWarning').mockImplementation();
    const { execute } = setUp({
      onCommit() {
        throw new Error('no room for statistics');
      },
    });
    await execute('a');
    expect(await execute('a')).toMatchObject({ version: 2 });
    expect(warning).toHaveBeenCalledWith(new Error('no room for statistics'));
    warning.mockRestore();
  });
});

describe('the memory', () => {
  const loadsOf = (log: InMemoryEventLog) => {
    const loads = jest.spyOn(log, 'readStreamEnd');
    return () => {
      const loaded = loads.mock.calls.map(([streamId]) => streamId);
      loads.mockClear();
      return loaded;
    };
  };

  it('keeps the streams used last, and no more than its bound', async () => {
    const { log, execute } = setUp({ maxStreams: 2 });
    const loaded = loadsOf(log);
    for (const counter of ['a', 'b', 'c', 'c', 'b']) await execute(counter);
    expect(loaded()).toEqual(['a', 'b', 'c']);
    expect(await execute('a')).toMatchObject({ version: 2 });
    expect(await execute('b')).toMatchObject({ version: 3 });
    expect(loaded()).toEqual(['a']);
    expect(await execute('c')).toMatchObject({ version: 3 });
    expect(loaded()).toEqual(['c']);
  });

  it('has no place for streams that do not exist', async () => {
    const { log, journal, execute } = setUp({ maxStreams: 2 });
    await Promise.all([execute('a'), execute('b')]);
    const loaded = loadsOf(log);
    for (const unknown of ['x', 'y', 'z']) await journal.read(counters, unknown);
    await Promise.all([execute('a'), execute('b')]);
    expect(loaded()).toEqual(['x', 'y', 'z']);
  });

  it('serves a batch that touches more streams than it keeps', async () => {
    const { log, execute } = setUp({ maxStreams: 2 });
    const streams = Array.from({ length: 20 }, (_, index) => `c${index}`);
    for (let round = 1; round <= 3; round++) {
      const done = await Promise.all(streams.map((counter) => execute(counter)));
      expect(done.map(({ version }) => version)).toEqual(streams.map(() => round));
    }
    expect(await allOf(log)).toHaveLength(60);
  });

  it('writes a snapshot when one is due, and loads from it', async () => {
    const { log, execute } = setUp();
    for (let version = 1; version <= 9; version++) await execute('a');
    expect(await log.newestSnapshots(['a'], 1)).toEqual([]);
    await Promise.all([execute('a'), execute('b')]);
    const [snapshot] = await log.newestSnapshots(['a', 'b'], 1);
    expect(snapshot).toMatchObject({ streamId: 'a', version: 10, position: 10, state: '10' });
    await Promise.all(Array.from({ length: 9 }, () => execute('a')));
    expect(await log.newestSnapshots(['a'], 1)).toEqual([snapshot]);

    const reads = jest.spyOn(log, 'readStreamEnd');
    const more = jest.spyOn(log, 'readStreams');
    const other = new Journal(log, counterRegistry());
    expect(await other.read(counters, 'a')).toMatchObject({ state: 19, version: 19 });
    expect(reads.mock.calls).toEqual([['a', 9]]);
    expect(more).not.toHaveBeenCalled();
  });
});
