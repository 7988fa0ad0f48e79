import { setTimeout as delay } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { formatInstant } from '../../event-sourcing/log/instant.js';
import {
  SubscriptionOverview,
  type ConsumerHealth,
} from '../../event-sourcing/nest/subscription-overview.js';
import { explained } from '../../explained.js';
import { inOneLine, printListing } from '../output/listing.js';
import { withBank } from '../bank/with-bank.js';

const LONGEST_ERROR = 120;
const WATCH_EVERY_MS = 2_000;
const CLEAR_TERMINAL = '\u001b[H\u001b[J';

export const subscriptions = ({ json = false, watch = false }): Promise<void> =>
  withBank((bank) => (watch ? keepPrinting(bank, json) : print(bank, json)));

async function print(bank: INestApplicationContext, asJson: boolean, before = ''): Promise<void> {
  const list = await bank.get(SubscriptionOverview).list();
  process.stdout.write(before);
  printListing(list.map(told), columns, asJson);
}

/** Until Ctrl-C, or until nobody reads it any more. While the database is away, it says so and goes on. */
async function keepPrinting(bank: INestApplicationContext, asJson: boolean): Promise<void> {
  const ended = new AbortController();
  const { stdout } = process;
  const before = asJson ? '' : stdout.isTTY ? CLEAR_TERMINAL : '\n';
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ended.abort());
  stdout.once('error', () => ended.abort());
  while (!ended.signal.aborted) {
    await print(bank, asJson, before).catch((error: unknown) => console.error(explained(error)));
    await delay(WATCH_EVERY_MS, undefined, { signal: ended.signal }).catch(() => undefined);
  }
}

const told = ({ waiting, ...health }: ConsumerHealth) => ({
  name: health.name,
  kind: health.kind,
  position: health.position,
  lag: health.lag,
  parked: health.parked,
  state: health.state,
  owner: health.owner,
  deferred: waiting?.deferred ?? 0,
  nextTryAt: waiting?.nextTryAt ? formatInstant(waiting.nextTryAt) : null,
  error: health.error ?? waiting?.reason ?? null,
});

const columns: Readonly<Record<string, (each: ReturnType<typeof told>) => string | number>> = {
  NAME: ({ name }) => name,
  KIND: ({ kind }) => kind,
  POSITION: ({ position }) => position,
  LAG: ({ lag }) => lag,
  PARKED: ({ parked }) => parked,
  STATE: ({ state }) => state,
  OWNER: ({ owner }) => owner ?? '-',
  DEFERRED: ({ deferred }) => deferred,
  'NEXT TRY': ({ nextTryAt }) => nextTryAt ?? '-',
  'LAST ERROR': ({ error }) => inOneLine(error ?? '').slice(0, LONGEST_ERROR),
};
