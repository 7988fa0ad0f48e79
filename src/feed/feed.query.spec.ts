import { randomUUID } from 'node:crypto';
import { AccountClosed } from '../account/domain/account.events.js';
import { EventRegistry } from '../event-sourcing/log/event-registry.js';
import { InMemoryEventLog } from '../event-sourcing/log/stores/in-memory/in-memory-event-log.js';
import { ReadFeed, ReadFeedHandler } from './feed.query.js';

/** One command's events: `p` for one that is public, `-` for one that is not. */
type Command = string;

describe('the feed of a log', () => {
  let log: InMemoryEventLog;
  let feed: ReadFeedHandler;

  beforeEach(() => {
    log = new InMemoryEventLog();
    const registry = new EventRegistry();
    registry.register(
      {
        type: 'AccountClosed',
        schemaVersion: 1,
        encode: () => ({}),
        decode: () => new AccountClosed('account'),
      },
      {
        type: 'Private',
        schemaVersion: 1,
        encode: () => ({}),
        decode: () => ({ type: 'Private' }),
      },
    );
    feed = new ReadFeedHandler(log, registry, undefined as never);
  });

  const record = (...commands: Command[]) =>
    log.transaction((transaction) =>
      transaction.append(
        commands.flatMap((command) =>
          [...command].map((kind, index) => ({
            eventId: randomUUID(),
            streamId: randomUUID(),
            version: 1,
            type: kind === 'p' ? 'AccountClosed' : 'Private',
            schemaVersion: 1,
            data: '{}',
            metadata: '{}',
            transactionId: null,
            endsCommand: index === command.length - 1,
          })),
        ),
      ),
    );

  const read = async (after: number, limit: number) => {
    const { position, events } = await feed.execute(new ReadFeed(after, limit));
    return [events.map(({ sequence }) => Number(sequence)), position];
  };

  it('ends a page at the end of a command', async () => {
    await record('p', 'pp', 'ppp', 'p');
    expect(await read(0, 1)).toEqual([[1], 1]);
    expect(await read(0, 2)).toEqual([[1, 2, 3], 3]);
    expect(await read(0, 3)).toEqual([[1, 2, 3], 3]);
    expect(await read(3, 1)).toEqual([[4, 5, 6], 6]);
    expect(await read(4, 1)).toEqual([[5, 6], 6]);
    expect(await read(0, 100)).toEqual([[1, 2, 3, 4, 5, 6, 7], 7]);
  });

  it('leaves out what is not public, and goes on behind it', async () => {
    await record('-', 'p', '--', 'p', '-');
    expect(await read(0, 1)).toEqual([[2], 2]);
    expect(await read(0, 2)).toEqual([[2, 5], 5]);
    expect(await read(0, 3)).toEqual([[2, 5], 6]);
    expect(await read(2, 1)).toEqual([[5], 5]);
    expect(await read(5, 1)).toEqual([[], 6]);
  });

  it('does not part a command whose last event is not public', async () => {
    await record('p-', 'p');
    expect(await read(0, 1)).toEqual([[1, 3], 3]);
  });

  it('gets through long commands with a small limit', async () => {
    await record('-'.repeat(2_500), 'p');
    expect(await read(0, 1)).toEqual([[2_501], 2_501]);
  });

  it('keeps to the limit over many reads of the log', async () => {
    await record('p', '-'.repeat(999), 'p', 'p', 'p');
    expect(await read(0, 2)).toEqual([[1, 1_001], 1_001]);
  });

  it('reads only so much of the log at once, and says where to go on', async () => {
    const spy = jest.spyOn(log, 'readAll');
    await record(...'-'.repeat(12_000), 'p');
    expect(await read(0, 1)).toEqual([[], 10_000]);
    expect(spy).toHaveBeenCalledTimes(10);
    expect(await read(10_000, 1)).toEqual([[12_001], 12_001]);
  });

  it('stops at what it can not read', async () => {
    await record('p');
    await log.transaction(async (transaction) =>
      transaction.append([
        { ...(await log.readAll(0, 1))[0]!, streamId: 'later', type: 'OfALaterVersion' },
      ]),
    );
    await expect(read(1, 1)).rejects.toThrow('OfALaterVersion');
  });
});
