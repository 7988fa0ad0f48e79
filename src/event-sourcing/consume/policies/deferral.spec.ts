import { defaultDeferral, pauseAfter } from './deferral.js';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

describe('the pauses of an event that steps aside', () => {
  /** Milliseconds since the first try, of each try. */
  function tries(): number[] {
    const found = [0];
    for (let pause = pauseAfter(0, defaultDeferral); pause !== undefined;) {
      found.push(found.at(-1)! + pause);
      pause = pauseAfter(found.at(-1)!, defaultDeferral);
    }
    return found;
  }

  it('grow, from half a minute to an hour', () => {
    const pauses = tries().map((at, index, all) => (all[index + 1] ?? at) - at);
    expect(pauses.slice(0, 4)).toEqual([30_000, 30_000, MINUTE_MS, 2 * MINUTE_MS]);
    expect(Math.max(...pauses)).toBe(60 * MINUTE_MS);
  });

  it('get the better of a server that lets nobody in for five minutes', () => {
    expect(tries().filter((at) => at >= 5 * MINUTE_MS && at <= 15 * MINUTE_MS)).not.toEqual([]);
  });

  it('end after five days, with a try at their very end', () => {
    expect(tries().at(-1)).toBe(5 * DAY_MS);
    expect(pauseAfter(6 * DAY_MS, defaultDeferral)).toBeUndefined();
  });

  it('go by time, however many tries there were', () => {
    const short = { ...defaultDeferral, firstPauseMs: 1, giveUpAfterMs: 10 };
    expect([0, 9.5, 10].map((waited) => pauseAfter(waited, short))).toEqual([1, 1, undefined]);
  });
});
