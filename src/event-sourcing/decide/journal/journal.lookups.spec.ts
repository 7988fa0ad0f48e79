import type { AppendTransaction, TransactionKey } from '../../log/event-log.js';
import { GroupRefused } from '../group-refused.js';
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

/** Notes the keys that are looked up, and how often something is appended. */
class WatchedEventLog extends InMemoryEventLog {
  readonly lookups: string[] = [];
  appends = 0;

  override transaction<T>(work: (transaction: AppendTransaction) => Promise<T>): Promise<T> {
    return super.transaction((transaction) => {
      const find = transaction.findTransactions.bind(transaction);
      transaction.findTransactions = (keys: readonly TransactionKey[]) => {
        this.lookups.push(...keys.map(({ streamId, transactionId }) => streamId + transactionId));
        return find(keys);
      };
      const append = transaction.append.bind(transaction);
      transaction.append = (...appended) => {
        this.appends++;
        return append(...appended);
      };
      return work(transaction);
    });
  }
}

describe('the transaction ids of a batch', () => {
  let log: WatchedEventLog;
  let journal: Journal;
  const execute = (command: Parameters<typeof counters.decide>[0]) =>
    journal.execute(counters, command);
  /** Which remembers nothing. */
  const anotherProcess = () => (journal = new Journal(log, counterRegistry()));

  beforeEach(() => {
    log = new WatchedEventLog();
    anotherProcess();
  });

  it('are not looked up where they are new', async () => {
    await Promise.all([execute(count('a', 5, 't')), execute(count('b', 5, 'u'))]);
    await execute(shift('a', 'b', 5, 'v'));
    expect(log.lookups).toEqual([]);
  });

  it('are looked up where they are known', async () => {
    await execute(count('a', 5, 't'));
    await Promise.all([execute(count('a', 5, 't')), execute(count('b', 5, 'u'))]);
    expect(log.lookups).toEqual(['at']);
    expect(log.appends).toBe(2);
  });

  it('are all looked up once the unique key has refused one', async () => {
    await execute(count('a', 5, 't'));
    anotherProcess();
    const [retry, other] = await Promise.all([
      execute(count('a', 5, 't')),
      execute(count('b', 5, 'u')),
    ]);
    expect(retry).toMatchObject({ replayed: true, position: 1 });
    expect(other).toMatchObject({ replayed: false, position: 2 });
    expect(log.lookups).toEqual(['at', 'bu']);
  });

  it('are looked up before a command is refused', async () => {
    const first = await execute(count('a', LIMIT, 't'));
    anotherProcess();
    const [retry, refused, other] = await Promise.allSettled([
      execute(count('a', LIMIT, 't')),
      execute(count('a', LIMIT, 'u')),
      execute(count('b', 1, 'v')),
    ]);
    expect(retry).toMatchObject({ value: { ...first, replayed: true } });
    expect(refused).toMatchObject({ reason: expect.any(LimitReached) as Error });
    expect(other).toMatchObject({ value: { position: 2 } });
    expect(log.lookups).toEqual(['at', 'au']);
  });

  it.each([
    ['another amount', count('a', 6, 't')],
    ['another operation', shift('a', 'b', -5, 't')],
    ['another operation that ends there', shift('b', 'a', 5, 't')],
    ['nothing to do', count('a', 0, 't')],
  ])('are known for good: %s under a used one is refused', async (_, other) => {
    await execute(count('b', 5));
    await execute(count('a', 5, 't'));
    anotherProcess();
    await expect(execute(other)).rejects.toThrow(TransactionIdReused);
    expect(await allOf(log)).toHaveLength(2);
  });

  it('are looked up for all of a group that is refused, of which a part was done before', async () => {
    await execute(count('a', 5, 't'));
    anotherProcess();
    const commands = [count('a', 5, 't'), count('a', LIMIT, 'u')];
    await expect(journal.executeAll(counters, commands)).rejects.toThrow(GroupRefused);
    expect(log.lookups).toEqual(['at', 'au']);
    expect(await allOf(log)).toHaveLength(1);
  });
});
