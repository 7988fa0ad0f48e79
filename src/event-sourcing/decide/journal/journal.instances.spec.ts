import { InMemoryEventLog } from '../../log/stores/in-memory/in-memory-event-log.js';
import { allOf, appendTo, countedEvent } from '../../testing/counter-events.js';
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

describe('two journals on one log', () => {
  let log: InMemoryEventLog;
  let here: Journal;
  let there: Journal;
  const stateOn = async (journal: Journal, counter: string) =>
    (await journal.read(counters, counter)).state;

  beforeEach(async () => {
    log = new InMemoryEventLog();
    here = new Journal(log, counterRegistry());
    there = new Journal(log, counterRegistry());
    // Both have the counters in memory.
    await here.execute(counters, count('a', 10));
    await here.execute(counters, count('b', 10));
    await Promise.all([stateOn(there, 'a'), stateOn(there, 'b')]);
  });

  it('show what the other has acknowledged, at once', async () => {
    for (let round = 1; round <= 20; round++) {
      const [writer, reader] = round % 2 ? [here, there] : [there, here];
      const { version, position } = await writer.execute(counters, count('a', 1));
      const read = await reader.read(counters, 'a');
      expect(read).toEqual({ state: 10 + round, version, logPosition: position });
    }
  });

  it('decide on what the other has acknowledged', async () => {
    await here.execute(counters, count('a', -10));
    await expect(there.execute(counters, count('a', -1))).rejects.toThrow(LimitReached);
    await here.execute(counters, count('a', 3));
    expect(await there.execute(counters, shift('a', 'b', 3))).toMatchObject({ version: 4 });
    expect(await stateOn(here, 'b')).toBe(13);
  });

  it('refuse on what the other has acknowledged', async () => {
    await here.execute(counters, count('a', LIMIT - 10));
    await expect(there.execute(counters, count('a', 1))).rejects.toThrow(LimitReached);
    await expect(there.execute(counters, shift('b', 'a', 1))).rejects.toThrow(LimitReached);
    expect(await allOf(log)).toHaveLength(3);
  });

  it('know the transaction ids of the other', async () => {
    const first = await here.execute(counters, count('a', 1, 't'));
    expect(await there.execute(counters, count('a', 1, 't'))).toEqual({ ...first, replayed: true });
    await expect(there.execute(counters, count('a', 2, 't'))).rejects.toThrow(TransactionIdReused);
    await there.execute(counters, shift('a', 'b', 1, 'u'));
    expect(await here.execute(counters, shift('a', 'b', 1, 'u'))).toMatchObject({ replayed: true });
    expect(await allOf(log)).toHaveLength(5);
  });

  it('write the same streams at the same time', async () => {
    const commands = Array.from({ length: 100 }, (_, index) =>
      index % 3 ? count('a', 1, `t${index >> 1}`) : shift('a', 'b', 1, `s${index}`),
    );
    await Promise.all(
      commands.map((command, index) => (index % 2 ? here : there).execute(counters, command)),
    );
    const events = await allOf(log);
    for (const counter of ['a', 'b']) {
      const versions = events.flatMap((e) => (e.streamId === counter ? [e.version] : []));
      expect(versions).toEqual(versions.map((_, index) => index + 1));
      expect(await stateOn(here, counter)).toBe(await stateOn(there, counter));
    }
    const counts = new Set(commands.map((c) => (c.type === 'Count' ? c.transactionId : '')));
    expect((await stateOn(here, 'a')) + (await stateOn(here, 'b'))).toBe(20 + counts.size - 1);
  });

  it.each([
    [-10, -1, 'rejected'],
    [5, -12, 'fulfilled'],
  ])(
    'see what comes in between their first look and their commit: %i',
    async (by, next, status) => {
      const transaction = log.transaction.bind(log);
      jest.spyOn(log, 'transaction').mockImplementationOnce(async (work) => {
        await appendTo(log, countedEvent('a', 2, by));
        return transaction(work);
      });
      const [outcome] = await Promise.allSettled([there.execute(counters, count('a', next))]);
      expect(outcome.status).toBe(status);
      expect(await stateOn(there, 'a')).toBe(10 + by + (status === 'fulfilled' ? next : 0));
    },
  );

  it('start anew on a log that was put back to an earlier state', async () => {
    await here.execute(counters, count('a', 1));
    const restored = new InMemoryEventLog();
    await appendTo(restored, countedEvent('a', 1, 4));
    Object.assign((here as unknown as { settler: object }).settler, { log: restored });
    expect(await stateOn(here, 'a')).toBe(4);
  });
});
