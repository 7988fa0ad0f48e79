import type { StoredEvent } from '../../log/recorded-event.js';
import { LogTail } from './log-tail.js';
import { Waker } from './waker.js';

const event = (position: number, data = '') => ({ position, data }) as StoredEvent;
const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => event(from + index));
const positions = (events: StoredEvent[]) => events.map(({ position }) => position);

function setUp(length: number, capacity?: number, characters?: number) {
  const reads: number[] = [];
  const log = {
    head: () => Promise.resolve({ position: length, recordedAt: 0 }),
    readAll(after: number, limit: number) {
      reads.push(after);
      return Promise.resolve(range(after + 1, Math.min(length, after + limit)));
    },
  };
  const waker = new Waker(log as never, 1_000);
  return { tail: new LogTail(log, waker, capacity, characters), waker, reads };
}

describe('the tail of the log', () => {
  it('gives what was committed here without a read', async () => {
    const { tail, reads } = setUp(6);
    tail.add(range(1, 2));
    tail.add(range(3, 6));
    expect(positions(await tail.readAll(0, 10))).toEqual([1, 2, 3, 4, 5, 6]);
    expect(positions(await tail.readAll(3, 2))).toEqual([4, 5]);
    expect(await tail.readAll(6, 10)).toEqual([]);
    expect(reads).toEqual([]);
  });

  it('reads what lies before, and what another instance has committed', async () => {
    const { tail, waker, reads } = setUp(9);
    tail.add(range(3, 4));
    expect(positions(await tail.readAll(1, 1))).toEqual([2]);
    tail.add(range(7, 8));
    expect(positions(await tail.readAll(4, 2))).toEqual([5, 6]);
    expect(positions(await tail.readAll(6, 5))).toEqual([7, 8]);
    waker.notify(9);
    expect(positions(await tail.readAll(8, 5))).toEqual([9]);
    expect(reads).toEqual([1, 4, 8]);
  });

  it('keeps no more than twice its capacity', async () => {
    const { tail, reads } = setUp(7, 3);
    for (let position = 1; position <= 7; position++) tail.add([event(position)]);
    expect(positions(await tail.readAll(4, 9))).toEqual([5, 6, 7]);
    expect(reads).toEqual([]);
    await tail.readAll(3, 1);
    expect(reads).toEqual([3]);
  });

  it('keeps fewer of those that are large', async () => {
    const { tail, reads } = setUp(9, 100, 10);
    for (let position = 1; position <= 5; position++) tail.add([event(position, 'four')]);
    expect(positions(await tail.readAll(0, 9))).toEqual([1, 2, 3, 4, 5]);
    tail.add([event(6, 'four')]);
    expect(positions(await tail.readAll(4, 9))).toEqual([5, 6]);
    expect(reads).toEqual([]);
    tail.add([event(7), event(8, 'more than ten characters')]);
    expect(positions(await tail.readAll(7, 9))).toEqual([8, 9]);
    expect(reads).toEqual([7]);
  });
});
