import { setTimeout as delay } from 'node:timers/promises';
import { InMemoryEventLog } from '../../../log/stores/in-memory/in-memory-event-log.js';
import { countedEvent } from '../../../testing/counter-events.js';
import { count, counterRegistry, counters } from '../../../testing/counters.js';
import { StreamCache } from './stream-cache.js';
import { commandTask } from '../queue/tasks.js';

const settled = { resolve: () => undefined, reject: () => undefined };
const task = (counter: string) => commandTask(counters, [count(counter, 1)], {}, 0, settled);

describe('what was read before the lock was had', () => {
  let log: InMemoryEventLog;
  let cache: StreamCache;

  const add = (streamId: string, version: number) =>
    log.transaction((transaction) => transaction.append([countedEvent(streamId, version)]));
  const prepared = async (
    streamId: string,
    prefetch?: ReturnType<typeof cache.prefetch>,
  ): Promise<number> => {
    const tasks = [task(streamId)];
    const { streams } = await cache.prepare(log, await log.head(), tasks, { prefetch });
    return (streams.get(streamId) as { version: number }).version;
  };

  beforeEach(() => {
    log = new InMemoryEventLog();
    cache = new StreamCache(counterRegistry(), 10);
  });

  it('is taken as it is, also by the first batch on a log, and not read again', async () => {
    await add('a', 1);
    const prefetch = cache.prefetch(log, [task('a')]);
    const reads = jest.spyOn(log, 'readStreamEnd');
    await delay(1);
    reads.mockClear();
    expect(await prepared('a', prefetch)).toBe(1);
    expect(reads).not.toHaveBeenCalled();
  });

  it('is not taken where it has changed, from the first event of a log on', async () => {
    const prefetch = cache.prefetch(log, [task('a')]);
    expect(await prepared('a', prefetch)).toBe(0);
    await add('a', 1);
    cache.prefetch(log, [task('b')]);
    await delay(1);
    expect(await prepared('a', prefetch)).toBe(1);
  });
});
