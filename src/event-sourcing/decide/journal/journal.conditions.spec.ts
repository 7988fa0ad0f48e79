import { InMemoryEventLog } from '../../log/stores/in-memory/in-memory-event-log.js';
import {
  count,
  counterRegistry,
  counters,
  LIMIT,
  LimitReached,
  shift,
} from '../../testing/counters.js';
import { VersionConditionFailed, type VersionCondition } from '../version-condition.js';
import { Journal } from './journal.js';

describe('a command on a condition', () => {
  let journal: Journal;
  const execute = (command: Parameters<typeof counters.decide>[0], condition?: VersionCondition) =>
    journal.execute(counters, { ...command, condition });
  const failedAt = (version: number) => expect.objectContaining({ version }) as unknown;

  beforeEach(async () => {
    journal = new Journal(new InMemoryEventLog(), counterRegistry());
    await execute(count('a', 1));
    await execute(count('a', 1));
  });

  it.each<VersionCondition>([
    { among: [2] },
    { among: [7, 2] },
    { among: 'any' },
    { notAmong: [1, 3] },
    { notAmong: [] },
    { among: [2], notAmong: [1] },
  ])('is done where it is met: %j', async (condition) => {
    expect(await execute(count('a', 1), condition)).toMatchObject({ version: 3 });
  });

  it.each<VersionCondition>([
    { among: [1] },
    { among: [] },
    { notAmong: 'any' },
    { notAmong: [2] },
    { among: [2], notAmong: [2] },
  ])('is refused where it is not met: %j', async (condition) => {
    const refused = execute(count('a', 1), condition);
    await expect(refused).rejects.toBeInstanceOf(VersionConditionFailed);
    await expect(refused).rejects.toEqual(failedAt(2));
    expect(await journal.read(counters, 'a')).toMatchObject({ state: 2, version: 2 });
  });

  it('looks at what comes before it in its batch', async () => {
    const [first, second] = await Promise.allSettled(
      [count('a', 1), count('a', 1)].map((command) => execute(command, { among: [2] })),
    );
    expect(first).toMatchObject({ status: 'fulfilled' });
    expect(second).toMatchObject({ status: 'rejected', reason: failedAt(3) });
  });

  it('looks at the stream that it is addressed to', async () => {
    expect(await execute(shift('a', 'b', 1), { among: [2] })).toMatchObject({ version: 3 });
    await expect(execute(shift('b', 'a', 1), { among: [3] })).rejects.toEqual(failedAt(1));
  });

  it('is done once: a retry is not held against it', async () => {
    const first = await execute(count('a', 1, 't'), { among: [2] });
    expect(await execute(count('a', 1, 't'), { among: [2] })).toEqual({ ...first, replayed: true });
  });

  it('is nothing where there is nothing left to do', async () => {
    expect(await execute(count('a', 0), { among: [1] })).toMatchObject({ replayed: true });
  });

  it('is looked at before the rules, except where there is nothing yet', async () => {
    const condition = { among: [1] };
    await expect(execute(count('a', LIMIT), condition)).rejects.toEqual(failedAt(2));
    await expect(execute(count('new', LIMIT + 1), condition)).rejects.toThrow(LimitReached);
    await expect(execute(count('new', 1), condition)).rejects.toEqual(failedAt(0));
    expect(await execute(count('new', 1), { notAmong: 'any' })).toMatchObject({ version: 1 });
  });
});
