import type { EventLogReader } from './event-log.js';
import type { Instant } from './instant.js';

/** The last position, of those up to `head`, that was recorded before an instant; 0 for none. */
export const lastBefore = (log: EventLogReader, head: number, instant: Instant): Promise<number> =>
  // Times never go backwards along the log, so that it needs no index by time.
  lastWhere(head, async (position) => {
    const [stored] = await log.readAll(position - 1, 1);
    return stored!.recordedAt < instant;
  });

/**
 * The last number from 1 to `limit` for which `holds`, found by halving: it must hold for all before and
 * for none after. 0 if it holds for none.
 */
export async function lastWhere(
  limit: number,
  holds: (number: number) => Promise<boolean>,
): Promise<number> {
  let [found, above] = [0, limit + 1];
  while (above - found > 1) {
    const middle = Math.floor((found + above) / 2);
    if (await holds(middle)) found = middle;
    else above = middle;
  }
  return found;
}
