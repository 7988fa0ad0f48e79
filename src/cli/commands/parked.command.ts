import type { INestApplicationContext } from '@nestjs/common';
import { formatInstant, type Instant } from '../../event-sourcing/log/instant.js';
import { ConsumerDiscovery } from '../../event-sourcing/nest/consumer-discovery.js';
import {
  ParkedEvents,
  type ParkedEvent,
} from '../../event-sourcing/consume/policies/parked-events.js';
import { counted } from '../output/counted.js';
import { inOneLine, LONGEST_LIST, printListing } from '../output/listing.js';
import { WrongUse } from '../mistakes/mistake.js';
import { withBank } from '../bank/with-bank.js';

export const listParked = (subscription: string | undefined, options: { json?: boolean }) =>
  withBank((bank) => list(bank, subscription, options.json));

export const retryParked = (
  subscription: string | undefined,
  at: number | undefined,
  { all = false }: { all?: boolean },
) => withBank((bank) => (all ? retryAll(bank, subscription, at) : retry(bank, subscription, at)));

export const discardParked = (subscription: string, at: number, options: { reason: string }) =>
  withBank(async (bank) => {
    const parked = bank.get(ParkedEvents);
    if (!(await parked.discard(mustBeKnown(bank, subscription), at, options.reason)))
      throw new WrongUse(`${subscription} has nothing parked at position ${at}.`);
    console.log(`The event at position ${at} is discarded for ${subscription}.`);
  });

async function retry(bank: INestApplicationContext, subscription?: string, at?: number) {
  if (subscription === undefined || at === undefined)
    throw new WrongUse('Name a subscription and a position, or say --all.');
  if (!(await bank.get(ParkedEvents).retry(mustBeKnown(bank, subscription), at)))
    throw new WrongUse(`${subscription} has nothing parked at position ${at}.`);
  console.log(`${subscription} will be given the event at position ${at} again.`);
}

async function retryAll(bank: INestApplicationContext, subscription?: string, at?: number) {
  if (at !== undefined) throw new WrongUse('Name a position, or say --all.');
  const names = subscription === undefined ? policiesOf(bank) : [mustBeKnown(bank, subscription)];
  for (const name of names) {
    const count = await bank.get(ParkedEvents).retryAll(name);
    console.log(`${name} will be given ${counted(count, 'event')} again.`);
  }
}

async function list(
  bank: INestApplicationContext,
  subscription?: string,
  asJson?: boolean,
): Promise<void> {
  if (subscription !== undefined) mustBeKnown(bank, subscription);
  const events = await bank.get(ParkedEvents).list(LONGEST_LIST, subscription);
  const told = events.map(({ firstTriedAt, nextTryAt, ...event }) => ({
    ...event,
    firstTriedAt: timeOf(firstTriedAt),
    nextTryAt: timeOf(nextTryAt),
  }));
  printListing(told, columns, asJson);
  if (events.length === LONGEST_LIST) console.error(`These are the first ${LONGEST_LIST}.`);
}

type Told = Omit<ParkedEvent, 'firstTriedAt' | 'nextTryAt'> &
  Readonly<Record<'firstTriedAt' | 'nextTryAt', string | null>>;

const columns: Readonly<Record<string, (event: Told) => string | number>> = {
  SUBSCRIPTION: (event) => event.subscription,
  POSITION: (event) => event.position,
  STATE: (event) => event.state,
  'EVENT ID': (event) => event.eventId,
  'FIRST TRY': (event) => event.firstTriedAt ?? '-',
  'NEXT TRY': (event) => event.nextTryAt ?? '-',
  REASON: (event) => inOneLine(event.reason),
};

/** 0 of one that is to be tried as soon as can be. */
const timeOf = (instant?: Instant): string | null => (instant ? formatInstant(instant) : null);

const policiesOf = (bank: INestApplicationContext): string[] =>
  bank
    .get(ConsumerDiscovery)
    .policies()
    .map(({ name }) => name);

function mustBeKnown(bank: INestApplicationContext, subscription: string): string {
  const names = policiesOf(bank);
  if (names.includes(subscription)) return subscription;
  const known = names.length > 0 ? names.join(', ') : 'none';
  throw new WrongUse(`There is no policy ${subscription}. Those there are: ${known}.`);
}
