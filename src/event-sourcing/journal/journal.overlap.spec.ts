import { setTimeout as delay } from 'node:timers/promises';
import type { AppendTransaction } from '../event-log.js';
import { DuplicateTransaction } from '../event-log.errors.js';
import { InMemoryEventLog } from '../in-memory/in-memory-event-log.js';
import { allOf } from '../testing/counter-events.js';
import { count, counterRegistry, counters, LIMIT, LimitReached } from '../testing/counters.js';
import { defaultJournalOptions, Journal, type Commit } from './journal.js';

/** Holds transactions back at their commit, or only the answer to it, when all is committed. */
class SlowEventLog extends InMemoryEventLog {
  /** Transactions that were asked for. */
  begun = 0;
  private atCommit = Promise.withResolvers<void>();
  private atAnswer: PromiseWithResolvers<void> | undefined;
  private atRead: PromiseWithResolvers<void> | undefined;
  private failure: Error | undefined;

  constructor() {
    super();
    this.release();
  }

  holdCommits(): void {
    this.atCommit = Promise.withResolvers();
  }

  /** That of the next transaction. */
  holdAnswer(): () => void {
    this.atAnswer = Promise.withResolvers();
    return this.atAnswer.resolve;
  }

  /** What is read next outside of a transaction, when it is read. */
  holdRead(): () => void {
    this.atRead = Promise.withResolvers();
    return this.atRead.resolve;
  }

  /** @param failure that what is held at its commit ends with. */
  release(failure?: Error): void {
    this.failure = failure;
    this.atCommit.resolve();
  }

  override async readStreamEnd(...asked: Parameters<InMemoryEventLog['readStreamEnd']>) {
    const hold = this.atRead;
    this.atRead = undefined;
    const found = await super.readStreamEnd(...asked);
    await hold?.promise;
    return found;
  }

  override async transaction<T>(work: (transaction: AppendTransaction) => Promise<T>): Promise<T> {
    this.begun++;
    const answer = this.atAnswer;
    this.atAnswer = undefined;
    const result = await super.transaction(async (transaction) => {
      const worked = await work(transaction);
      await this.atCommit.promise;
      const { failure } = this;
      this.failure = undefined;
      if (failure) throw failure;
      return worked;
    });
    await answer?.promise;
    return result;
  }
}

describe('a batch that comes while the one before is being committed', () => {
  let log: SlowEventLog;
  let commits: Commit[];
  let journal: Journal;
  const execute = (...[counter, by, id]: Parameters<typeof count>) =>
    journal.execute(counters, count(counter, by, id));
  const turns = () => delay(5);
  const sizes = () => commits.map(({ commands }) => commands);

  beforeEach(async () => {
    log = new SlowEventLog();
    commits = [];
    const onCommit = (commit: Commit) => commits.push(commit);
    journal = new Journal(log, counterRegistry(), { ...defaultJournalOptions, onCommit });
    await Promise.all([execute('a', 1), execute('b', 1)]);
    commits.length = log.begun = 0;
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
    expect(sizes()).toEqual([1, 1]);
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
    expect(sizes()).toEqual([1, 30]);
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
    const read = journal.read(counters, 'a');
    log.release();
    await Promise.all([first, second, ...third]);
    expect(sizes()).toEqual([1, 2, 2]);
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
    expect(sizes()).toEqual([1, 1]);
  });

  it('waits for the one before where it has a read', async () => {
    log.holdCommits();
    const first = execute('a', 1);
    await turns();
    const reads = jest.spyOn(log, 'head');
    const read = journal.read(counters, 'a');
    await turns();
    expect(reads).not.toHaveBeenCalled();
    log.release();
    await first;
    expect(await read).toEqual({ state: 2, version: 2, logPosition: 3 });
  });

  it('does not wait for what takes long to be read without the lock', async () => {
    await execute('c', 1);
    journal = new Journal(log, counterRegistry());
    await execute('a', 1);
    const read = log.holdRead();
    const first = await execute('c', 1);
    read();
    expect(first.version).toBe(2);
  });

  it('leaves half of many to the next one', async () => {
    await Promise.all(Array.from({ length: 200 }, () => execute('a', 1)));
    expect(sizes()).toEqual([100, 100]);
  });

  it('gets the streams that it needs meanwhile', async () => {
    await execute('c', 1);
    journal = new Journal(log, counterRegistry());
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
    journal = new Journal(log, counterRegistry());
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
    const unbounded = { metadata: {}, fromFollower: true };
    const between = other.executeAll(counters, changes, unbounded);
    await turns();
    log.release(new DuplicateTransaction());
    await Promise.all([first, between]);
    read();
    expect((await second).version).toBe(2 + events);
  });

  it('has no more than a batch may have', async () => {
    const small = {
      ...defaultJournalOptions,
      maxBatch: 3,
      onCommit: (one: Commit) => commits.push(one),
    };
    journal = new Journal(log, counterRegistry(), small);
    await Promise.all([execute('a', 1), execute('b', 1)]);
    commits.length = 0;
    log.holdCommits();
    const all = [execute('a', 1)];
    await turns();
    all.push(execute('b', 1));
    await turns();
    for (let more = 0; more < 4; more++) all.push(execute('a', 1));
    log.release();
    await Promise.all(all);
    expect(sizes()).toEqual([1, 3, 2]);
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

  it('gives the lock up to one that has to try again', async () => {
    log.holdCommits();
    const first = execute('a', 1, 't');
    await turns();
    const second = execute('a', 2, 'u');
    await turns();
    log.release(new DuplicateTransaction());
    const done = await Promise.all([first, second]);
    expect(done.map(({ version, replayed }) => [version, replayed])).toEqual([
      [2, false],
      [3, false],
    ]);
    expect((await allOf(log)).map(({ transactionId }) => transactionId)).toEqual([
      null,
      null,
      't',
      'u',
    ]);
  });

  it('is not overtaken by what comes later, when the one before has to try again', async () => {
    log.holdCommits();
    const all = [execute('a', 1, 't')];
    await turns();
    all.push(execute('a', 2));
    await turns();
    all.push(execute('a', 3));
    log.release(new DuplicateTransaction());
    const done = await Promise.all(all);
    expect(done.map(({ version }) => version)).toEqual([2, 3, 4]);
  });

  it('gives the lock up to one whose commit gets no answer', async () => {
    const answer = log.holdAnswer();
    const first = execute('a', 1);
    await turns();
    const second = execute('a', 1);
    await turns();
    const inBetween = await log.transaction(({ at }) => Promise.resolve(at.position));
    expect(inBetween).toBe(3);
    answer();
    const done = await Promise.all([first, second]);
    expect(done.map(({ version }) => version)).toEqual([2, 3]);
    expect(await allOf(log)).toHaveLength(4);
  });

  it('is carried out after the one before also where it fails first', async () => {
    log.holdCommits();
    const first = execute('a', 1);
    await turns();
    const lookup = jest.spyOn(log, 'transaction').mockRejectedValueOnce(new Error('no'));
    const second = [execute('b', 1), execute('a', 2)];
    await turns();
    expect(lookup).toHaveBeenCalledTimes(1);
    log.release();
    const done = await Promise.all([first, ...second]);
    expect(done.map(({ position }) => position)).toEqual([3, 4, 5]);
  });

  it('fails as little as others when that one fails', async () => {
    log.holdCommits();
    const first = execute('a', 1).catch((error: unknown) => error);
    await turns();
    const second = execute('a', 1);
    await turns();
    const failure = new Error('no');
    log.release(failure);
    expect(await first).toBe(failure);
    expect((await second).version).toBe(2);
    expect(sizes()).toEqual([1]);
  });
});
