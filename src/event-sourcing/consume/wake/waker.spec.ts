import { Waker } from './waker.js';

describe('the ticks that consumers rest until', () => {
  const waker = new Waker({} as never, 1_000);
  const { signal } = new AbortController();
  let wokenAt: Record<string, number>;

  beforeEach(() => {
    jest.useFakeTimers({ now: 0 });
    wokenAt = {};
  });
  afterEach(() => jest.useRealTimers());

  const rest = (name: string, everyMs: number, until = signal) =>
    void waker.tick(everyMs, until).then(() => (wokenAt[name] = performance.now()));

  it('are the same for all, whenever they began to rest', async () => {
    const start = performance.now();
    await jest.advanceTimersByTimeAsync(25 - (start % 25));
    const tick = performance.now();
    rest('at once', 25);
    await jest.advanceTimersByTimeAsync(7);
    rest('later', 25);
    await jest.advanceTimersByTimeAsync(17);
    expect(wokenAt).toEqual({});
    await jest.advanceTimersByTimeAsync(1);
    expect(wokenAt).toEqual({ 'at once': tick + 25, later: tick + 25 });
  });

  it('of a longer rest are among those of a shorter one', async () => {
    rest('long', 100);
    await jest.advanceTimersByTimeAsync(100);
    const woken = wokenAt.long!;
    rest('short', 25);
    await jest.advanceTimersByTimeAsync(75);
    rest('short', 25);
    rest('long', 100);
    await jest.advanceTimersByTimeAsync(25);
    expect(wokenAt).toEqual({ long: woken + 100, short: woken + 100 });
  });

  it('are not waited for by who is to end', async () => {
    const ending = new AbortController();
    rest('ending', 100, ending.signal);
    rest('staying', 100);
    ending.abort();
    await jest.advanceTimersByTimeAsync(0);
    expect(Object.keys(wokenAt)).toEqual(['ending']);
    rest('ended', 100, ending.signal);
    await jest.advanceTimersByTimeAsync(0);
    expect(Object.keys(wokenAt)).toEqual(['ending', 'ended']);
  });
});
