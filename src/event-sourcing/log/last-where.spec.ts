import { lastWhere } from './last-where.js';

describe('the last number for which something holds', () => {
  it.each([0, 1, 2, 3, 10, 1_000])('is found among the first %i', async (limit) => {
    for (let last = 0; last <= Math.min(limit, 20); last++)
      expect(await lastWhere(limit, async (number) => number <= last)).toBe(last);
    expect(await lastWhere(limit, async () => true)).toBe(limit);
  });

  it('is found with few questions, about numbers that there are', async () => {
    const holds = jest.fn(async (number: number) => number <= 123_456_789);
    expect(await lastWhere(1_000_000_000, holds)).toBe(123_456_789);
    expect(holds.mock.calls.length).toBeLessThanOrEqual(31);
    for (const [number] of holds.mock.calls) expect(number).toBeGreaterThanOrEqual(1);
  });
});
