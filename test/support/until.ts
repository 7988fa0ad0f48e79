import { LONGEST_MS } from './longest.js';
import { pauseAfterLook } from './pause.js';

/** Waits for something that is sure to come; an error says what was still missing. */
export async function until(
  isSo: () => boolean | Promise<boolean>,
  what: () => unknown = () => isSo.toString(),
): Promise<void> {
  const deadline = performance.now() + LONGEST_MS;
  for (;;) {
    const since = performance.now();
    if (await isSo()) return;
    if (performance.now() > deadline) throw new Error(`Not within ${LONGEST_MS} ms: ${what()}`);
    await pauseAfterLook(since);
  }
}
