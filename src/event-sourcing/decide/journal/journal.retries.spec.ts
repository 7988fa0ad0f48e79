import { InMemoryEventLog } from '../../log/stores/in-memory/in-memory-event-log.js';
import { allOf } from '../../testing/counter-events.js';
import {
  count,
  counterRegistry,
  counters,
  LIMIT,
  LimitReached,
  shift,
} from '../../testing/counters.js';
import { TransactionIdReused } from '../transaction-id-reused.js';
import { Journal } from './journal.js';

describe('a command that is sent again', () => {
  let log: InMemoryEventLog;
  let journal: Journal;
  const execute = (command: Parameters<typeof counters.decide>[0]) =>
    journal.execute(counters, command);

  beforeEach(() => {
    log = new InMemoryEventLog();
    journal = new Journal(log, counterRegistry());
  });

  it.each([
    ['on one stream', count('a', 5, 't')],
    ['on two streams', shift('a', 'b', 5, 't')],
  ])('in another batch is a replay: %s', async (_, command) => {
    await execute(count('a', 10));
    const first = await execute(command);
    await execute(count('a', 1));
    const events = await allOf(log);
    expect(first.replayed).toBe(false);
    expect(await execute(command)).toEqual({ ...first, replayed: true });
    expect(await allOf(log)).toEqual(events);
  });

  it.each([
    ['on one stream', count('a', 5, 't')],
    ['on two streams', shift('a', 'b', 5, 't')],
  ])('in the same batch is a replay: %s', async (_, command) => {
    await execute(count('a', 10));
    const [first, ...again] = await Promise.all([command, command, command].map(execute));
    expect(first!.replayed).toBe(false);
    expect(again).toEqual([first, first].map((done) => ({ ...done, replayed: true })));
    expect((await journal.read(counters, 'a')).state).toBe(
      10 + (command.type === 'Count' ? 5 : -5),
    );
  });

  it('is a replay also where it would be refused today', async () => {
    const first = await execute(count('a', LIMIT, 't'));
    expect(await execute(count('a', LIMIT, 't'))).toEqual({ ...first, replayed: true });
    await expect(execute(count('a', LIMIT, 'u'))).rejects.toThrow(LimitReached);
  });

  it('is a replay for a journal that starts anew', async () => {
    const first = await execute(count('a', 5, 't'));
    journal = new Journal(log, counterRegistry());
    expect(await execute(count('a', 5, 't'))).toEqual({ ...first, replayed: true });
  });

  it.each([
    ['another amount', count('a', 6, 't')],
    ['another operation', shift('a', 'b', -5, 't')],
    ['another operation that ends there', shift('b', 'a', 5, 't')],
  ])('is refused with %s, in the same batch and in another', async (_, other) => {
    await execute(count('b', 5));
    const [, together] = await Promise.allSettled([execute(count('a', 5, 't')), execute(other)]);
    expect(together).toEqual({
      status: 'rejected',
      reason: expect.any(TransactionIdReused) as Error,
    });
    await expect(execute(other)).rejects.toThrow(TransactionIdReused);
    expect(await allOf(log)).toHaveLength(2);
  });

  it('takes effect when it was refused before: a refused one leaves its id unused', async () => {
    await expect(execute(count('a', -5, 't'))).rejects.toThrow(LimitReached);
    expect(await execute(count('a', 5, 't'))).toMatchObject({ version: 1, replayed: false });
  });

  it('means another one on another stream', async () => {
    await Promise.all([execute(count('a', 5, 't')), execute(count('b', 6, 't'))]);
    await execute(count('c', 7, 't'));
    expect(await allOf(log)).toHaveLength(3);
  });

  it('without an id takes effect again', async () => {
    await Promise.all([execute(count('a', 5)), execute(count('a', 5))]);
    await execute(count('a', 5));
    expect(await journal.read(counters, 'a')).toMatchObject({ state: 15, version: 3 });
  });

  it('and finds nothing to do says so, and where the stream stands', async () => {
    await execute(count('a', 5));
    await execute(count('b', 5));
    expect(await execute(count('a', 0))).toEqual({
      position: 1,
      version: 1,
      replayed: true,
      events: [],
    });
    expect(await execute(count('c', 0))).toEqual({
      position: 0,
      version: 0,
      replayed: true,
      events: [],
    });
  });
});

describe('an aggregate that neither tells retries nor takes snapshots', () => {
  const { repeats: _, snapshots: __, ...plain } = counters;
  let log: InMemoryEventLog;
  let journal: Journal;

  beforeEach(() => {
    log = new InMemoryEventLog();
    journal = new Journal(log, counterRegistry());
  });

  it('takes whatever comes under a used id for a retry', async () => {
    const first = await journal.execute(plain, count('a', 5, 't'));
    const again = await journal.execute(plain, count('a', 7, 't'));
    expect(again).toEqual({ ...first, replayed: true });
    expect(await allOf(log)).toHaveLength(1);
  });

  it('is read from its events, and leaves no snapshot', async () => {
    for (let n = 1; n <= 25; n++) await journal.execute(plain, count('a', 1));
    expect(await log.newestSnapshots(['a'], counters.snapshots.schemaVersion)).toEqual([]);
    const afresh = new Journal(log, counterRegistry());
    expect(await afresh.read(plain, 'a')).toMatchObject({ state: 25, version: 25 });
  });
});
