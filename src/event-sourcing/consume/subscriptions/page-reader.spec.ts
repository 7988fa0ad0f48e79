import { InMemoryEventLog } from '../../log/stores/in-memory/in-memory-event-log.js';
import { appendTo, countedEvent } from '../../testing/counter-events.js';
import { counterRegistry } from '../../testing/counters.js';
import { UnreadableEvent } from '../../log/event-registry.js';
import { asEvents, recordOf } from '../sagas/delivered-events.js';
import { PageReader } from './page-reader.js';

const START = { position: 0, delivered: 0 };

describe('page reader', () => {
  let log: InMemoryEventLog;
  let next: number;

  beforeEach(() => {
    log = new InMemoryEventLog();
    next = 1;
  });

  const reader = (...types: string[]) => new PageReader(log, counterRegistry(), new Set(types));

  /** One command for each size. */
  async function append(...sizes: number[]): Promise<void> {
    for (const size of sizes)
      for (let left = size; left > 0; left--)
        await appendTo(log, countedEvent('a', next++, 1, { endsCommand: left === 1 }));
  }

  it('has no page at the end of the log', async () => {
    await append(1);
    const end = { position: 1, delivered: 1 };
    expect(await reader('Counted').read(end, 10)).toBeUndefined();
    expect(await reader('Counted').readCommand(end)).toBeUndefined();
  });

  it.each([
    [10, 6],
    [6, 6],
    [5, 3],
    [3, 3],
    [2, 1],
    [1, 1],
  ])('ends a page of at most %i events with the last of a command, at %i', async (limit, end) => {
    await append(1, 2, 3);
    const page = await reader('Counted').read(START, limit);
    expect(page!.to).toEqual({ position: end, delivered: end });
    expect(page!.events.map(({ position }) => position)).toEqual(
      Array.from({ length: end }, (_, index) => index + 1),
    );
  });

  it('reads a command whole that is larger than a page, and nothing of the next', async () => {
    await append(25, 1);
    const page = await reader('Counted').read(START, 2);
    expect(page!.to.position).toBe(25);
    expect((await reader('Counted').readCommand(START))!.to.position).toBe(25);
  });

  it('has fewer events in a page of large ones, whole commands all the same, and more again after', async () => {
    const data = JSON.stringify({ counter: 'a', by: 1, note: 'x'.repeat(1_500_000) });
    for (const endsCommand of [true, false, true, false, false, true])
      await appendTo(log, countedEvent('a', next++, 1, { data, endsCommand }));
    await append(...Array<number>(20).fill(1));
    const pages = reader('Counted');
    const readTo = jest.spyOn(log, 'readAll');
    const ends: number[] = [];
    for (let from = START, page; (page = await pages.read(from, 10)); from = page.to)
      ends.push(page.to.position);
    // The command of the events 4 to 6 is larger than a page.
    expect(ends.slice(0, 2)).toEqual([1, 3]);
    expect(ends).toContain(6);
    expect(ends.at(-1)).toBe(26);
    expect(ends.at(-1)! - ends.at(-2)!).toBeGreaterThan(3);
    expect(readTo.mock.calls.slice(1).every(([, limit]) => limit <= 10)).toBe(true);
  });

  it('stops at a command without an end', async () => {
    await append(1);
    await appendTo(log, countedEvent('a', 2, 1, { endsCommand: false }));
    expect((await reader('Counted').read(START, 10))!.to.position).toBe(1);
    await expect(reader('Counted').read({ position: 1, delivered: 1 }, 10)).rejects.toThrow(
      'The command that begins after position 1 has no end in the log.',
    );
  });

  it('narrows down to the next command', async () => {
    await append(2, 1, 1);
    const page = await reader('Counted').readCommand(START);
    expect(page!.events.map(({ position }) => position)).toEqual([1, 2]);
  });

  it('reads one event alone, also from within a command', async () => {
    await append(1, 3);
    expect(await reader('Counted').readEvent(3)).toMatchObject({ position: 3 });
    expect(await reader('Counted').readEvent(5)).toBeUndefined();
    expect(await reader().readEvent(3)).toBeUndefined();
  });

  it('leaves out what the consumer does not want, but moves past it', async () => {
    await append(2, 2);
    const from = { position: 1, delivered: 1 };
    const page = await reader().read(from, 10);
    expect(page).toMatchObject({ from, to: { position: 4, delivered: 1 }, events: [] });
    expect(page!.stored.map(({ position }) => position)).toEqual([2, 3, 4]);
  });

  it('tells a saga of each event which one was delivered before it, across pages', async () => {
    await append(1, 1, 1);
    const first = await reader('Counted').read(START, 2);
    const second = await reader('Counted').read(first!.to, 2);
    const events = [...asEvents(first!), ...asEvents(second!)];
    expect(events.map((event) => recordOf(event).previous)).toEqual([0, 1, 2]);
    // Two sagas may be given the same event, each after another one.
    const again = asEvents({ ...second!, from: START });
    expect(again.map((event) => recordOf(event).previous)).toEqual([0]);
    expect(events.map((event) => recordOf(event).previous)).toEqual([0, 1, 2]);
  });

  it('stops at an event that this program does not know, also one nobody asked for', async () => {
    await append(1);
    await appendTo(log, countedEvent('a', 2, 1, { type: 'Unheard' }));
    await expect(reader('Counted').read(START, 10)).rejects.toThrow(UnreadableEvent);
    expect((await reader('Counted').readCommand(START))!.to.position).toBe(1);
    await expect(reader().readCommand({ position: 1, delivered: 1 })).rejects.toThrow(/position 2/);
  });
});
