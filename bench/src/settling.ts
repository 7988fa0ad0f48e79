import { setTimeout as delay } from 'node:timers/promises';

const LOOK_EVERY_MS = 10;
const SETTLES_WITHIN_MS = 300_000;
/** Far more than any event takes, so that a long log has its time. */
const MS_AN_EVENT = 1;

interface Ready {
  readonly position: number;
  readonly subscriptions: readonly {
    readonly name: string;
    readonly state: string;
    readonly lag: number;
  }[];
}

/**
 * Comes back when the ledger and all read models are at the end of the log, or what a reference has
 * under way is done; tells the seconds.
 */
export async function untilSettled(url: string, events = 0): Promise<number> {
  const started = performance.now();
  for (let before = -1; ;) {
    const { position, subscriptions } = await ready(url);
    const stopped = subscriptions.find(({ state }) => state === 'stopped');
    if (stopped) throw new Error(`${stopped.name} has stopped.`);
    // Twice at the same position: what the followers do adds to the log that they follow.
    if (subscriptions.every(({ lag }) => lag === 0)) {
      if (position === before) return (performance.now() - started) / 1_000;
      before = position;
    }
    if (performance.now() - started > SETTLES_WITHIN_MS + events * MS_AN_EVENT)
      throw new Error(`Not settled: ${JSON.stringify(subscriptions)}`);
    await delay(LOOK_EVERY_MS);
  }
}

async function ready(url: string): Promise<Ready> {
  const answer = await fetch(`${url}/health/ready`);
  if (!answer.ok) throw new Error(`/health/ready: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Ready;
}
