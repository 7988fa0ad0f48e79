import { TroubleLog } from './trouble-log.js';

const MINUTE_MS = 60_000;

describe('a trouble that lasts', () => {
  let now: number;
  let lines: string[];
  let quiet: number;
  let log: TroubleLog;

  beforeEach(() => {
    [now, lines, quiet] = [0, [], 0];
    const take = (line: string) => void lines.push(line);
    log = new TroubleLog(
      { log: take, warn: take, error: take, debug: () => void quiet++ },
      () => now,
    );
  });

  it('is told at once, then ever more rarely, and when it is over', () => {
    const told: number[] = [];
    for (; now < 200 * MINUTE_MS; now += 3_000) {
      const before = lines.length;
      log.tell('gone');
      if (lines.length > before) told.push(now / MINUTE_MS);
    }
    expect(told).toEqual([0, 1, 3, 7, 15, 31, 63, 123, 183]);
    log.over('back');
    log.over('back');
    expect(lines.slice(-2)).toEqual(['gone', 'back']);
  });

  it('fills no log where it comes and goes', () => {
    for (; now < MINUTE_MS; now += 100) {
      log.tell('gone');
      log.over('back');
    }
    expect(lines).toEqual(['gone', 'back']);
    expect(quiet).toBe(599);
    log.tell('gone');
    expect(lines).toHaveLength(3);
  });

  it('is not told to be over if nobody has heard of it', () => {
    log.over('back');
    expect(lines).toEqual([]);
  });
});
