import { setTimeout as delay } from 'node:timers/promises';
import { DuplicateTransaction, InstantInFuture, VersionConflict } from '../log/event-log.errors.js';
import type { EventLog, Snapshot } from '../log/event-log.js';
import type { NewEvent, StoredEvent } from '../log/recorded-event.js';

export interface LogUnderTest {
  /** Logs of as many instances, which share one store. */
  readonly instances: readonly [EventLog, ...EventLog[]];
  close(): Promise<void>;
}

/** What every store must do. `open` gives an empty log. */
export function describeEventLog(name: string, open: () => Promise<LogUnderTest>): void {
  describe(`event log: ${name}`, () => {
    let opened: LogUnderTest;
    let log: EventLog;

    beforeEach(async () => {
      opened = await open();
      [log] = opened.instances;
    });
    afterEach(() => opened.close());

    const append = (...events: NewEvent[]) => log.transaction((tx) => tx.append(events));
    const all = () => log.readAll(0, 10_000);

    it('gives back what was appended, to the letter', async () => {
      const first = event('a', 1, {
        data: '{"owner":"Zoë 🏦 \\\\ \' \\" %","n":"9223372036854775807"}',
      });
      const second = event('b', 1, { transactionId: 't-1', endsCommand: false, schemaVersion: 3 });
      await append(first, second);
      expect(await all()).toEqual([
        { ...first, position: 1, recordedAt: expect.any(Number) as number },
        { ...second, position: 2, recordedAt: expect.any(Number) as number },
      ]);
      expect(await log.head()).toMatchObject({ position: 2 });
    });

    it('keeps integers exact up to 2^63-1', async () => {
      const data = '{"amount":"9223372036854775807","odd":9007199254740993}';
      await append(event('a', 1, { data }));
      expect((await all())[0]?.data).toBe(data);
    });

    it('starts empty', async () => {
      expect(await log.head()).toEqual({ position: 0, recordedAt: 0 });
      expect(await all()).toEqual([]);
      expect(await log.readStream('a', 0, 10)).toEqual([]);
    });

    it('refuses a version that a stream has already', async () => {
      await append(event('a', 1));
      await expect(append(event('a', 1))).rejects.toThrow(VersionConflict);
      expect(await all()).toHaveLength(1);
    });

    it('refuses a transaction id that a stream has already, not one of another stream', async () => {
      await append(event('a', 1, { transactionId: 't' }), event('b', 1, { transactionId: 't' }));
      const again = append(event('a', 2, { transactionId: 't' }));
      await expect(again).rejects.toThrow(DuplicateTransaction);
      await append(event('a', 2), event('a', 3));
      expect(await all()).toHaveLength(4);
    });

    it('appends all of a batch or nothing', async () => {
      await append(event('a', 1));
      await expect(append(event('b', 1), event('c', 1), event('a', 1))).rejects.toThrow();
      const failing = log.transaction(async (tx) => {
        await tx.append([event('d', 1)], [snapshot('d', 1)]);
        throw new Error('changed my mind');
      });
      await expect(failing).rejects.toThrow('changed my mind');
      expect(await all()).toHaveLength(1);
      expect(await log.newestSnapshots(['d'], 1)).toEqual([]);
      await append(event('b', 1));
      expect((await all()).map(({ position }) => position)).toEqual([1, 2]);
    });

    it('shows a transaction its own events, and nobody else', async () => {
      await log.transaction(async (tx) => {
        expect(tx.at.position).toBe(0);
        await tx.append([event('a', 1)]);
        expect(await tx.readAll(0, 10)).toHaveLength(1);
        expect(await log.readAll(0, 10)).toHaveLength(0);
      });
      expect(await all()).toHaveLength(1);
    });

    it('pages through the log and through a stream', async () => {
      await append(...[1, 2, 3, 4, 5].map((version) => event('a', version)), event('b', 1));
      expect(positions(await log.readAll(2, 3))).toEqual([3, 4, 5]);
      expect(versions(await log.readStream('a', 1, 2))).toEqual([2, 3]);
      expect(versions(await log.readStream('a', 1, 10, { version: 4 }))).toEqual([2, 3, 4]);
      expect(await log.readStream('a', 0, 10, { recordedAt: 1 })).toEqual([]);
      expect(versions(await log.readStreamEnd('a', 2))).toEqual([4, 5]);
      expect(versions(await log.readStreamEnd('a', 9))).toEqual([1, 2, 3, 4, 5]);
      expect(versions(await log.readStreamEnd('a', 2, 4))).toEqual([2, 3]);
      expect(await log.readStreamEnd('a', 9, 1)).toEqual([]);
      expect(await log.readStreamEnd('none', 9)).toEqual([]);
    });

    it('reads many streams at once, in order', async () => {
      await append(event('b', 1), event('a', 1), event('b', 2), event('c', 1), event('a', 2));
      const streams = [
        { streamId: 'b', after: 1 },
        { streamId: 'a', after: 0 },
        { streamId: 'x', after: 0 },
      ];
      const found = await log.readStreams(streams, 10);
      expect(found.map(({ streamId, version }) => `${streamId}${version}`)).toEqual([
        'a1',
        'a2',
        'b2',
      ]);
      expect(await log.readStreams(streams, 2)).toEqual(found.slice(0, 2));
      expect(await log.readStreams([], 10)).toEqual([]);
    });

    it('finds transactions by stream and id', async () => {
      await append(
        event('a', 1, { transactionId: 't' }),
        event('b', 1, { transactionId: 't' }),
        event('b', 2, { transactionId: 'u' }),
      );
      const keys = [
        { streamId: 'b', transactionId: 't' },
        { streamId: 'b', transactionId: 'u' },
        { streamId: 'a', transactionId: 'u' },
      ];
      expect(positions(await log.findTransactions(keys)).sort()).toEqual([2, 3]);
      expect(await log.findTransactions([])).toEqual([]);
    });

    it('reads single versions of streams', async () => {
      await append(event('a', 1), event('b', 1), event('b', 2), event('c', 1));
      const keys = [
        { streamId: 'b', version: 2 },
        { streamId: 'a', version: 1 },
        { streamId: 'a', version: 2 },
        { streamId: 'x', version: 1 },
      ];
      expect(positions(await log.readVersions(keys)).sort()).toEqual([1, 3]);
      expect(await log.readVersions([])).toEqual([]);
    });

    it('tells which streams changed', async () => {
      await append(event('a', 1), event('b', 1), event('c', 1), event('b', 2));
      expect((await log.streamsChanged(1, 4)).sort()).toEqual(['b', 'c']);
      expect(await log.streamsChanged(4, 4)).toEqual([]);
    });

    it('keeps snapshots by stream, schema version and version', async () => {
      const snapshots = [snapshot('a', 1), snapshot('a', 3), snapshot('b', 2), snapshot('a', 9, 2)];
      await log.transaction((tx) => tx.append([event('a', 1)], snapshots));
      expect(await log.newestSnapshots(['a', 'b', 'c'], 1)).toEqual(
        expect.arrayContaining([snapshots[1], snapshots[2]]),
      );
      expect(await log.newestSnapshots([], 1)).toEqual([]);
      expect(await log.snapshotWithin('a', 1, {})).toEqual(snapshots[1]);
      expect(await log.snapshotWithin('a', 1, { version: 2 })).toEqual(snapshots[0]);
      expect(await log.snapshotWithin('a', 1, { recordedAt: 1_003 })).toEqual(snapshots[1]);
      expect(await log.snapshotWithin('a', 1, { recordedAt: 1_002 })).toEqual(snapshots[0]);
      expect(await log.snapshotWithin('c', 1, {})).toBeUndefined();
    });

    it('never records an event before an earlier one', async () => {
      for (let version = 1; version <= 20; version++) await append(event('a', version));
      const times = (await all()).map(({ recordedAt }) => recordedAt);
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect((await log.head()).recordedAt).toBe(times.at(-1));
    });

    it('records nothing at or before a time that was closed, and closes none ahead', async () => {
      await append(event('a', 1));
      const now = (await log.head()).recordedAt;
      await log.closePast(now);
      await append(event('a', 2));
      const [first, second] = await all();
      expect(first!.recordedAt).toBe(now);
      expect(second!.recordedAt).toBeGreaterThan(now);
      await log.closePast(0);
      await expect(log.closePast(now + 3_600_000_000)).rejects.toThrow(InstantInFuture);
    });

    it('lets a reader see every committed event once, in order, none below one it has read', async () => {
      const { instances } = opened;
      const writers = Array.from({ length: 5 }, (_, index) =>
        write(instances[index % instances.length]!, `writer-${index}`, index),
      );
      let writing = true;
      const written = Promise.all(writers).finally(() => (writing = false));
      const seen = await tail(instances.at(-1)!, () => writing);
      const committed = (await written).flat();
      expect(positions(seen)).toEqual(seen.map((_, index) => index + 1));
      expect(seen.map(({ eventId }) => eventId).sort()).toEqual(committed.sort());
    });
  });
}

let ids = 0;
function event(streamId: string, version: number, more: Partial<NewEvent> = {}): NewEvent {
  return {
    eventId: `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`,
    streamId,
    version,
    type: 'SomethingHappened',
    schemaVersion: 1,
    data: '{}',
    metadata: '{"correlationId":"c"}',
    transactionId: null,
    endsCommand: true,
    ...more,
  };
}

const snapshot = (streamId: string, version: number, schemaVersion = 1): Snapshot => ({
  streamId,
  version,
  schemaVersion,
  position: version,
  recordedAt: 1_000 + version,
  state: `{"version":${version}}`,
});

const positions = (events: StoredEvent[]) => events.map(({ position }) => position);
const versions = (events: StoredEvent[]) => events.map(({ version }) => version);

/** Commits 20 batches, some of them slowly, and rolls back as many; answers with what it committed. */
async function write(log: EventLog, streamId: string, index: number): Promise<string[]> {
  const committed: string[] = [];
  for (let round = 0; round < 40; round++) {
    const batch = [1, 2].map((n) => event(streamId, committed.length + n));
    const rollsBack = round % 2 === index % 2;
    const work = log.transaction(async (tx) => {
      await tx.append(batch);
      if (round % 5 === index) await delay(10);
      if (rollsBack) throw new Error('rolled back');
    });
    await (rollsBack ? expect(work).rejects.toThrow('rolled back') : work);
    if (!rollsBack) committed.push(...batch.map(({ eventId }) => eventId));
  }
  return committed;
}

async function tail(log: EventLog, writing: () => boolean): Promise<StoredEvent[]> {
  const seen: StoredEvent[] = [];
  for (let goOn = true; goOn;) {
    goOn = writing();
    const page = await log.readAll(seen.length, 7);
    seen.push(...page);
    if (page.length > 0) goOn = true;
    else await delay(1);
  }
  return seen;
}
