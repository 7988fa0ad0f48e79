import { InstantInFuture } from '../../log/event-log.errors.js';
import { InMemoryEventLog } from '../../log/stores/in-memory/in-memory-event-log.js';
import type { Instant } from '../../log/instant.js';
import { PastStates } from './past-states.js';
import { allOf, appendTo, countedEvent } from '../../testing/counter-events.js';
import { counterRegistry, type Counted } from '../../testing/counters.js';

describe('past states', () => {
  let now: Instant;
  let log: InMemoryEventLog;
  let past: PastStates;

  beforeEach(() => {
    now = 0;
    log = new InMemoryEventLog(() => now);
    past = new PastStates(log, counterRegistry());
  });

  const appendAt = async (time: Instant, count: number) => {
    now = time;
    const { position } = await log.head();
    for (let version = position + 1; version <= position + count; version++)
      await appendTo(log, countedEvent('a', version, version));
  };

  it('end, at a time, with the last event recorded by then', async () => {
    for (const [index, count] of [1, 3, 2, 1, 5].entries()) await appendAt(10 * (index + 1), count);
    now = 1_000;
    for (let time = 0; time <= 60; time++) {
      const by = (await allOf(log)).filter(({ recordedAt }) => recordedAt <= time);
      expect(await past.positionAsOf(time)).toBe(by.length);
    }
  });

  it('stay what they were when more is recorded', async () => {
    await appendAt(10, 3);
    expect(await past.positionAsOf(10)).toBe(3);
    await appendAt(10, 3);
    expect(await past.positionAsOf(10)).toBe(3);
    expect(await past.positionAsOf(0)).toBe(0);
  });

  it('are of an empty log, and not of the future', async () => {
    expect(await past.positionAsOf(0)).toBe(0);
    await expect(past.positionAsOf(2)).rejects.toThrow(InstantInFuture);
  });

  it('end, of a stream, with the last version that is within', async () => {
    await appendAt(10, 9);
    const upTo = (by: number) =>
      past.versionWithin('a', 20, ({ event }) => (event as Counted).by <= by);
    for (let by = 0; by <= 9; by++) expect(await upTo(by)).toBe(by);
    expect(await upTo(10)).toBe(9);
    expect(await past.versionWithin('a', 4, () => true)).toBe(4);
    expect(await past.versionWithin('none', 20, () => true)).toBe(0);
    expect(await past.eventAt('a', 9)).toMatchObject({ version: 9, event: { by: 9 } });
    expect(await past.eventAt('a', 10)).toBeUndefined();
  });
});
