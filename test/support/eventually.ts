import { setTimeout as delay } from 'node:timers/promises';
import { LONGEST_MS } from './longest.js';

const PAUSE_MS = 25;

/** Looks again and again until the expectations hold, or throws what is wrong by the end of the time. */
export async function eventually(check: () => unknown, withinMs = LONGEST_MS): Promise<void> {
  for (const end = performance.now() + withinMs; ; await delay(PAUSE_MS)) {
    try {
      await check();
      return;
    } catch (error) {
      if (performance.now() > end) throw error;
    }
  }
}
