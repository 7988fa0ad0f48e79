import {
  DuplicateTransaction,
  LogUnavailable,
  OutcomeUnknown,
  TooManyConflicts,
  VersionConflict,
} from '../../log/event-log.errors.js';
import { allOf } from '../../testing/counter-events.js';
import { count, counterRegistry, counters } from '../../testing/counters.js';
import { FlakyEventLog, RefusingEventLog } from '../../testing/unwilling-logs.js';
import { Journal } from './journal.js';

const statuses = (outcomes: PromiseSettledResult<unknown>[]) =>
  outcomes.map((outcome) => (outcome.status === 'fulfilled' ? 'done' : (outcome.reason as Error)));

describe('a conflict', () => {
  const setUp = () => {
    const log = new RefusingEventLog();
    const journal = new Journal(log, counterRegistry());
    return { log, execute: (c: string) => journal.execute(counters, count(c, 1, `t-${c}`)) };
  };

  it.each([VersionConflict, DuplicateTransaction])(
    'is no matter to the callers as long as it passes: %p',
    async (Conflict) => {
      const { log, execute } = setUp();
      log.refusal = (_, append) => (append <= 4 ? new Conflict() : undefined);
      const done = await Promise.all(['a', 'b', 'a'].map(execute));
      expect(done.map(({ replayed }) => replayed)).toEqual([false, false, true]);
      expect(log.appends).toBe(5);
      expect(await allOf(log)).toHaveLength(2);
    },
  );

  it('that does not pass is given up after a bounded number of rounds', async () => {
    const { log, execute } = setUp();
    log.refusal = () => new VersionConflict();
    await expect(execute('a')).rejects.toThrow(TooManyConflicts);
    expect(log.appends).toBe(5);
    expect(await allOf(log)).toEqual([]);
  });

  it('that does not pass is the matter of the command at fault alone', async () => {
    const { log, execute } = setUp();
    log.refusal = (events) =>
      events.some(({ streamId }) => streamId === 'x') ? new VersionConflict() : undefined;
    const outcomes = await Promise.allSettled(['a', 'x', 'b'].map(execute));
    expect(statuses(outcomes)).toEqual(['done', expect.any(TooManyConflicts), 'done']);
    expect(await allOf(log)).toHaveLength(2);
  });
});

describe('a log that fails', () => {
  const setUp = () => {
    const log = new FlakyEventLog();
    const journal = new Journal(log, counterRegistry());
    const execute = (c: string) => journal.execute(counters, count(c, 1, `t-${c}`));
    return { log, journal, execute };
  };

  it('by being out of reach: all who wait hear of it, nothing is done, and it goes on after', async () => {
    const { log, execute } = setUp();
    log.before = new LogUnavailable();
    const outcomes = await Promise.allSettled(['a', 'b', 'c'].map(execute));
    expect(statuses(outcomes)).toEqual([log.before, log.before, log.before]);
    expect(log.attempts).toBe(1);
    expect(await allOf(log)).toEqual([]);
    log.before = undefined;
    expect(await execute('a')).toMatchObject({ position: 1, version: 1, replayed: false });
  });

  it('while a batch is tried one by one: none of the rest is tried', async () => {
    const { log, execute } = setUp();
    const down = new LogUnavailable();
    Object.defineProperty(log, 'before', {
      get: () => (log.attempts === 1 ? new Error('at fault') : down),
    });
    const outcomes = await Promise.allSettled(['a', 'b', 'c', 'd'].map(execute));
    expect(statuses(outcomes)).toEqual([down, down, down, down]);
    expect(log.attempts).toBe(2);
  });

  it('to tell where it stands: commands and reads hear of it', async () => {
    const { log, journal, execute } = setUp();
    const failing = jest.spyOn(log, 'head').mockRejectedValue(new LogUnavailable());
    const outcomes = await Promise.allSettled([execute('a'), journal.read(counters, 'a')]);
    expect(statuses(outcomes)).toEqual([expect.any(LogUnavailable), expect.any(LogUnavailable)]);
    failing.mockRestore();
    expect(await execute('a')).toMatchObject({ replayed: false });
  });

  it('to tell whether it committed: the same commands again take effect once', async () => {
    const { log, journal, execute } = setUp();
    await execute('a');
    log.after = new OutcomeUnknown();
    const outcomes = await Promise.allSettled(['b', 'c'].map(execute));
    expect(statuses(outcomes)).toEqual([log.after, log.after]);
    log.after = undefined;
    const again = await Promise.all(['b', 'c'].map(execute));
    expect(again).toMatchObject([
      { position: 2, version: 1, replayed: true },
      { position: 3, version: 1, replayed: true },
    ]);
    expect(await journal.read(counters, 'b')).toMatchObject({ state: 1, version: 1 });
    expect(await allOf(log)).toHaveLength(3);
  });
});
