import { setImmediate as turn, setTimeout as delay } from 'node:timers/promises';
import { FreezeWatch } from './freeze-watch.js';

const FROZEN_MS = 1_500;
const BUSY_MS = 600;

describe('the freeze watch', () => {
  it('takes what is read after a freeze for as old as the freeze, until there is nothing more to read', async () => {
    const watch = new FreezeWatch();
    await delay(300);
    const before = performance.now();
    block(FROZEN_MS);
    expect(watch.arrivalTime()).toBeLessThanOrEqual(before);
    // Ticks come in time again, but what has piled up keeps the loop busy.
    for (const end = performance.now() + BUSY_MS; performance.now() < end;) await turn();
    expect(watch.arrivalTime()).toBeLessThanOrEqual(before);
    while (watch.arrivalTime() <= before) await delay(50);
    expect(watch.arrivalTime()).toBeGreaterThan(before + FROZEN_MS);
  });
});

function block(milliseconds: number): void {
  for (const end = performance.now() + milliseconds; performance.now() < end;);
}
