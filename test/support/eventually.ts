import { LONGEST_MS } from './longest.js';
import { pauseAfterLook } from './pause.js';

/** Looks again and again until the expectations hold, or throws what is wrong by the end of the time. */
export async function eventually(check: () => unknown, withinMs = LONGEST_MS): Promise<void> {
  const end = performance.now() + withinMs;
  for (;;) {
    const since = performance.now();
    try {
      await check();
      return;
    } catch (error) {
      if (performance.now() > end) throw error;
    }
    await pauseAfterLook(since);
  }
}
