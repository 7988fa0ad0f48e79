import { BrokenStream } from '../../log/event-log.errors.js';
import { UnreadableEvent } from '../../log/event-registry.js';
import type { Snapshot } from '../../log/event-log.js';
import { InMemoryReader } from '../../log/stores/in-memory/in-memory-reader.js';
import type { NewEvent, StoredEvent } from '../../log/recorded-event.js';
import { StreamLoader } from './stream-loader.js';
import { countedEvent } from '../../testing/counter-events.js';
import { counterRegistry, counters } from '../../testing/counters.js';

const recorded = (...events: NewEvent[]): StoredEvent[] =>
  events.map((event, index) => ({ ...event, position: index + 1, recordedAt: index + 1 }));

const versions = (...numbers: number[]) =>
  recorded(...numbers.map((version) => countedEvent('a', version, version)));

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

const snapshot = (version: number, state: number, changes: Partial<Snapshot> = {}): Snapshot => ({
  streamId: 'a',
  version,
  schemaVersion: 1,
  position: version,
  recordedAt: version,
  state: String(state),
  ...changes,
});

/** Unlike `counters`, it throws at a snapshot that is not JSON. */
const strict = {
  ...counters,
  snapshots: { ...counters.snapshots, decode: (data: string) => JSON.parse(data) as number },
};

const readerOf = (events: StoredEvent[], snapshots: Snapshot[] = []) =>
  new InMemoryReader(events, snapshots, 0);

describe.each([1, 2, 1000])('folding streams, %i rows a page', (pageSize) => {
  const loader = new StreamLoader(counterRegistry(), pageSize);
  const load = async (reader: InMemoryReader, ...streamIds: string[]) =>
    Object.fromEntries(await loader.loadAll(reader, counters, streamIds));

  it('gives the newest state of each', async () => {
    const events = [countedEvent('a', 1, 5), countedEvent('b', 1, 7), countedEvent('a', 2, 1)];
    const streams = await load(readerOf(recorded(...events)), 'b', 'none', 'a');
    expect(streams).toEqual({
      a: { state: 6, version: 2, position: 3, snapshotVersion: 0 },
      b: { state: 7, version: 1, position: 2, snapshotVersion: 0 },
      none: { state: 0, version: 0, position: 0, snapshotVersion: 0 },
    });
  });

  it('gives the state at a version and at a time', async () => {
    const reader = readerOf(versions(1, 2, 3, 4));
    const at = (upTo: object) => loader.loadUpTo(reader, counters, 'a', upTo);
    expect(await at({ version: 3 })).toMatchObject({ state: 6, version: 3, position: 3 });
    expect(await at({ recordedAt: 2 })).toMatchObject({ state: 3, version: 2 });
    expect(await at({ version: 9 })).toMatchObject({ state: 10, version: 4 });
    expect(await at({ recordedAt: 0 })).toMatchObject({ state: 0, version: 0 });
  });

  it.each([['alone'], ['with others', 'none']])(
    'starts from the newest snapshot, %s',
    async (_, ...others) => {
      const reader = readerOf(versions(...upTo(14)), [snapshot(9, 100), snapshot(12, 200)]);
      const { a } = await load(reader, 'a', ...others);
      expect(a).toEqual({ state: 227, version: 14, position: 14, snapshotVersion: 12 });
      const past = await loader.loadUpTo(reader, counters, 'a', { version: 10 });
      expect(past).toMatchObject({ state: 110, version: 10, position: 10 });
    },
  );

  it('does without snapshots that are older than they should be', async () => {
    const reader = readerOf(versions(...upTo(30)), [snapshot(5, 15)]);
    const { a } = await load(reader, 'a');
    expect(a).toEqual({ state: 465, version: 30, position: 30, snapshotVersion: 5 });
  });

  it('reads a stream that is too short for a snapshot in one go', async () => {
    const reader = readerOf(versions(...upTo(9)));
    const reads = [jest.spyOn(reader, 'snapshotWithin'), jest.spyOn(reader, 'newestSnapshots')];
    const { a } = await load(reader, 'a');
    expect(a).toEqual({ state: 45, version: 9, position: 9, snapshotVersion: 0 });
    for (const read of reads) expect(read).not.toHaveBeenCalled();
  });

  it('asks for no snapshots where the aggregate takes none', async () => {
    const { snapshots: _, ...without } = counters;
    const reader = readerOf(versions(...upTo(14)), [snapshot(12, 200)]);
    const reads = [jest.spyOn(reader, 'snapshotWithin'), jest.spyOn(reader, 'newestSnapshots')];
    const loaded = await loader.loadAll(reader, without, ['a']);
    expect(loaded.get('a')).toMatchObject({ state: 105, version: 14, snapshotVersion: 0 });
    const past = await loader.loadUpTo(reader, without, 'a', { version: 13 });
    expect(past).toMatchObject({ state: 91, version: 13 });
    for (const read of reads) expect(read).not.toHaveBeenCalled();
  });

  it('ignores snapshots of another schema version', async () => {
    const others = [snapshot(9, 200, { schemaVersion: 2 }), snapshot(9, 300, { schemaVersion: 0 })];
    const reader = readerOf(versions(...upTo(12)), others);
    expect((await load(reader, 'a')).a).toMatchObject({ state: 78, snapshotVersion: 0 });
    expect(await loader.loadUpTo(reader, counters, 'a', {})).toMatchObject({ state: 78 });
  });

  it('does without a snapshot that can not be read', async () => {
    const reader = readerOf(versions(...upTo(12)), [snapshot(10, 0, { state: '{"cut o' })]);
    const loaded = await loader.loadAll(reader, strict, ['a']);
    expect(loaded.get('a')).toMatchObject({ state: 78, version: 12, snapshotVersion: 0 });
    expect(await loader.loadUpTo(reader, strict, 'a', {})).toMatchObject({ state: 78 });
  });
});

describe('a stream whose events do not follow one another', () => {
  const loader = new StreamLoader(counterRegistry());

  it.each([
    ['doubled', versions(1, 2, 2, 3)],
    ['doubled at the end', versions(1, 2, 3, 3)],
    ['missing', versions(1, 3)],
    ['missing at the start', versions(2, 3)],
  ])('is broken: %s', async (_, events) => {
    const reader = readerOf(events);
    const loaded = await loader.loadAll(reader, counters, ['a']);
    expect(loaded.get('a')).toBeInstanceOf(BrokenStream);
    const past = loader.loadUpTo(reader, counters, 'a', {});
    await expect(past).rejects.toThrow(BrokenStream);
  });

  it('is broken when they stand in the log in another order', async () => {
    const past = loader.loadUpTo(readerOf(versions(1, 3, 2)), counters, 'a', {});
    await expect(past).rejects.toThrow('version 2 should come next, found 3');
  });

  it('is broken when they do not go on from the snapshot', async () => {
    const reader = readerOf(versions(...upTo(10), 12), [snapshot(10, 55)]);
    expect((await loader.loadAll(reader, counters, ['a'])).get('a')).toBeInstanceOf(BrokenStream);
  });

  it('keeps no other stream from being loaded', async () => {
    const unreadable = countedEvent('c', 1, 1, { schemaVersion: 9 });
    const events = recorded(countedEvent('a', 2), countedEvent('b', 1, 7), unreadable);
    const loaded = await loader.loadAll(readerOf(events), counters, ['a', 'b', 'c']);
    expect(loaded.get('a')).toBeInstanceOf(BrokenStream);
    expect(loaded.get('b')).toMatchObject({ state: 7 });
    expect(loaded.get('c')).toBeInstanceOf(UnreadableEvent);
  });
});
