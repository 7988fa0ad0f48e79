import { DuplicateTransaction } from '../../log/event-log.errors.js';
import { allOf } from '../../testing/counter-events.js';
import type { count } from '../../testing/counters.js';
import type { SlowEventLog } from '../../testing/slow-event-log.js';
import { SlowJournal, turns } from '../../testing/slow-journal.js';

describe('a batch after one that does not come through at once', () => {
  let journal: SlowJournal;
  let log: SlowEventLog;
  const execute = (...command: Parameters<typeof count>) => journal.execute(...command);

  beforeEach(async () => {
    journal = await SlowJournal.start();
    ({ log } = journal);
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
    expect(journal.sizes()).toEqual([1]);
  });
});
