import { DuplicateTransaction } from '../../log/event-log.errors.js';
import { allOf } from '../../testing/counter-events.js';
import { count, counterRegistry, counters, LIMIT, LimitReached } from '../../testing/counters.js';
import type { SlowEventLog } from '../../testing/slow-event-log.js';
import { SlowJournal, turns } from '../../testing/slow-journal.js';
import { Journal } from './journal.js';

describe('a batch that comes while the one before is being committed', () => {
  let journal: SlowJournal;
  let log: SlowEventLog;
  const execute = (...command: Parameters<typeof count>) => journal.execute(...command);

  beforeEach(async () => {
    journal = await SlowJournal.start();
    ({ log } = journal);
  });

  it('waits for the lock already', async () => {
    log.holdCommits();
    const first = execute('a', 1);
    await turns();
    const second = execute('b', 1);
    await turns();
    expect(log.begun).toBe(2);
    log.release();
    const done = await Promise.all([first, second]);
    expect(done.map(({ position }) => position)).toEqual([3, 4]);
    expect(journal.sizes()).toEqual([1, 1]);
  });

  it('is joined by all that come until it has the lock', async () => {
    log.holdCommits();
    const first = execute('a', 1);
    await turns();
    const second = [execute('b', 1)];
    await turns();
    for (let more = 1; more < 30; more++) second.push(execute('a', 1));
    await turns();
    expect(log.begun).toBe(2);
    log.release();
    await Promise.all([first, ...second]);
    expect(journal.sizes()).toEqual([1, 30]);
    expect((await allOf(log)).map(({ position }) => position)).toEqual(
      Array.from({ length: 33 }, (_, index) => index + 1),
    );
  });

  it('is not joined by what must be read from the log, nor by what came after that', async () => {
    log.holdCommits();
    const first = execute('a', 1);
    await turns();
    const second = execute('b', 1);
    await turns();
    const third = [execute('a', 1), execute('new', 1), execute('a', 1)];
    const read = journal.read('a');
    log.release();
    await Promise.all([first, second, ...third]);
    expect(journal.sizes()).toEqual([1, 2, 2]);
    expect(await read).toEqual({ state: 3, version: 3, logPosition: 5 });
  });

  it('waits for the lock already where streams are not in memory, or not there', async () => {
    log.holdCommits();
    const first = execute('a', 1);
    await turns();
    const second = execute('new', 1);
    await turns();
    expect(log.begun).toBe(2);
    log.release();
    const done = await Promise.all([first, second]);
    expect(done.map(({ version }) => version)).toEqual([2, 1]);
    expect(journal.sizes()).toEqual([1, 1]);
  });

  it('waits for the one before where it has a read', async () => {
    log.holdCommits();
    const first = execute('a', 1);
    await turns();
    const reads = jest.spyOn(log, 'head');
    const read = journal.read('a');
    await turns();
    expect(reads).not.toHaveBeenCalled();
    log.release();
    await first;
    expect(await read).toEqual({ state: 2, version: 2, logPosition: 3 });
  });

  it('does not wait for what takes long to be read without the lock', async () => {
    await execute('c', 1);
    journal.restart();
    await execute('a', 1);
    const read = log.holdRead();
    const first = await execute('c', 1);
    read();
    expect(first.version).toBe(2);
  });

  it('leaves half of many to the next one', async () => {
    await Promise.all(Array.from({ length: 200 }, () => execute('a', 1)));
    expect(journal.sizes()).toEqual([100, 100]);
  });

  it('gets the streams that it needs meanwhile', async () => {
    await execute('c', 1);
    journal.restart();
    await execute('a', 1);
    log.begun = 0;
    log.holdCommits();
    const first = execute('a', 1);
    await turns();
    const second = [execute('b', 1), execute('c', 1)];
    await turns();
    expect(log.begun).toBe(2);
    log.release();
    const done = await Promise.all([first, ...second]);
    expect(done.map(({ version }) => version)).toEqual([3, 2, 2]);
  });

  it.each([
    ['changed', 1],
    ['changed, among much else,', 10_001],
  ])('does not take a stream that was %s while it was read', async (_, events) => {
    await execute('c', 1);
    const other = new Journal(log, counterRegistry());
    journal.restart();
    await execute('a', 1);
    log.holdCommits();
    const first = execute('a', 1);
    await turns();
    const read = log.holdRead();
    const second = execute('c', -5);
    await turns();
    const changes = Array.from({ length: events }, (_, index) =>
      count('c', index === 0 ? 10 : index % 2 ? 1 : -1),
    );
    const unbounded = { metadata: {}, fromConsumer: true };
    const between = other.executeAll(counters, changes, unbounded);
    await turns();
    log.release(new DuplicateTransaction());
    await Promise.all([first, between]);
    read();
    expect((await second).version).toBe(2 + events);
  });

  it('has no more than a batch may have', async () => {
    journal.restart({ maxBatch: 3 });
    await journal.countOnce();
    log.holdCommits();
    const all = [execute('a', 1)];
    await turns();
    all.push(execute('b', 1));
    await turns();
    for (let more = 0; more < 4; more++) all.push(execute('a', 1));
    log.release();
    await Promise.all(all);
    expect(journal.sizes()).toEqual([1, 3, 2]);
  });

  it('is decided on what the one before leaves behind', async () => {
    log.holdCommits();
    const first = execute('a', LIMIT - 1);
    await turns();
    const second = execute('a', 1).catch((error: unknown) => error);
    await turns();
    log.release();
    await first;
    expect(await second).toBeInstanceOf(LimitReached);
  });
});
