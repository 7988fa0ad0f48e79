import { appendTo, countedEvent } from '../../testing/counter-events.js';
import { InMemoryEventLog } from '../../log/stores/in-memory/in-memory-event-log.js';
import type { StoredEvent } from '../../log/recorded-event.js';
import { chainHash, GENESIS } from './hash-chain.js';
import { SealComparison } from './seal-comparison.js';
import { NOTHING_SEALED, sealOf, type Seal } from './seal.js';

describe('a seal against its events', () => {
  let events: StoredEvent[];
  let seal: Seal;

  beforeAll(async () => {
    const log = new InMemoryEventLog();
    for (let version = 1; version <= 5; version++)
      await appendTo(log, countedEvent('a', version, 1));
    events = await log.readAll(0, 10);
    seal = sealOf(NOTHING_SEALED, events);
  });

  function compare(sealed: Seal, found: readonly StoredEvent[], knownBad?: number) {
    const comparison = new SealComparison(sealed);
    let hash = GENESIS;
    for (const event of found) {
      hash = chainHash(hash, event);
      comparison.take(event.position, hash, event.position === knownBad);
    }
    return comparison.result();
  }

  /** With the bytes from `at` on being others. */
  const other = (bytes: Buffer, at: number, length = 1) =>
    Buffer.from(bytes.map((byte, index) => (index >= at && index < at + length ? byte ^ 1 : byte)));

  const changed = (position: number) =>
    events.map((event) => (event.position === position ? { ...event, data: '{}' } : event));

  it('has nothing to say of those that are as they were', () => {
    expect(compare(seal, events)).toEqual({});
  });

  it.each([1, 3, 5])('names the event that has changed, %i, and goes on from the seal', (at) => {
    const { finding, goOnWith } = compare(seal, changed(at));
    expect(finding?.position).toBe(at);
    expect(finding?.what).toContain('not as it was');
    expect(goOnWith).toEqual(seal.hash);
  });

  it('does not repeat what is known', () => {
    expect(compare(seal, changed(3), 3)).toEqual({ goOnWith: seal.hash });
  });

  it.each([
    ['of one event', (it: Seal) => ({ ...it, prefixes: other(it.prefixes, 16) }), 3],
    ['of the last event', (it: Seal) => ({ ...it, prefixes: other(it.prefixes, 39) }), 5],
    ['in full', (it: Seal) => ({ ...it, hash: other(it.hash, 31) }), 5],
    [
      'of one event and in full',
      (it: Seal) => ({ ...it, hash: other(it.hash, 0), prefixes: other(it.prefixes, 0) }),
      1,
    ],
  ])('says that it is the seal that has changed, where its hash %s has', (_, change, position) => {
    const { finding, goOnWith } = compare(change(seal), events);
    expect(finding?.position).toBe(position);
    expect(finding?.what).toContain('the seal of positions 1 to 5 was changed');
    expect(goOnWith).toBeUndefined();
  });

  it('goes on from the seal where its last events are missing', () => {
    expect(compare(seal, events.slice(0, 3))).toEqual({ goOnWith: seal.hash });
    expect(compare(seal, [])).toEqual({ goOnWith: seal.hash });
  });

  it('is not made where an event is missing', () => {
    expect(() => sealOf(NOTHING_SEALED, [events[0]!, events[2]!])).toThrow(
      'The log has no event at position 2',
    );
  });
});
