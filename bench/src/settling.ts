import { setTimeout as delay } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import type { EventLog } from '../../src/event-sourcing/log/event-log.js';
import { EVENT_LOG } from '../../src/event-sourcing/nest/event-log.token.js';
import { SubscriptionOverview } from '../../src/event-sourcing/nest/subscription-overview.js';

const LOOK_EVERY_MS = 10;
const SETTLES_WITHIN_MS = 300_000;

interface Ready {
  readonly position: number;
  readonly subscriptions: readonly {
    readonly name: string;
    readonly state: string;
    readonly lag: number;
  }[];
}

/**
 * Comes back when the server's ledger and all read models are at the end of the log, or what a
 * reference has under way is done; tells the seconds.
 */
export const untilSettled = (url: string): Promise<number> => until(() => ready(url));

/** The same of a bank in this process, or when none of its consumers is further behind than that. */
export const untilBankHasSettled = (bank: INestApplicationContext, most = 0): Promise<number> =>
  until(async () => {
    const subscriptions = await bank.get(SubscriptionOverview).list();
    const { position } = await bank.get<EventLog>(EVENT_LOG).head();
    return { position, subscriptions };
  }, most);

async function until(look: () => Promise<Ready>, most = 0): Promise<number> {
  const started = performance.now();
  for (let before = -1; ;) {
    const { position, subscriptions } = await look();
    const stopped = subscriptions.find(({ state }) => state === 'stopped');
    if (stopped) throw new Error(`${stopped.name} has stopped.`);
    if (subscriptions.every(({ lag }) => lag <= most)) {
      // Twice at the same position: what the consumers do adds to the log that they follow.
      if (most > 0 || position === before) return (performance.now() - started) / 1_000;
      before = position;
    }
    if (performance.now() - started > SETTLES_WITHIN_MS)
      throw new Error(`Not settled: ${JSON.stringify(subscriptions)}`);
    await delay(LOOK_EVERY_MS);
  }
}

async function ready(url: string): Promise<Ready> {
  const answer = await fetch(`${url}/health/ready`);
  if (!answer.ok) throw new Error(`/health/ready: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Ready;
}
