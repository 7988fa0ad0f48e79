import type { INestApplicationContext } from '@nestjs/common';
import { Argument, Command, InvalidArgumentError } from 'commander';
import { formatInstant, type Instant } from '../event-sourcing/instant.js';
import { FollowerDiscovery } from '../event-sourcing/subscriptions/follower-discovery.js';
import { ParkedEvents } from '../event-sourcing/subscriptions/parked-events.js';
import { counted } from './counted.js';
import { Mistake } from './mistake.js';
import { printTable } from './print-table.js';
import { withBank } from './with-bank.js';

const LONGEST_LIST = 1_000;

/** Events that policies could not handle, or did not. */
export const parkedCommand = (): Command =>
  new Command('parked')
    .description('events that a policy has put aside')
    .addCommand(
      new Command('list')
        .description(`what is put aside, and what became of it (${LONGEST_LIST} at most)`)
        .argument('[subscription]', 'of this one only')
        .action((subscription?: string) => withBank((bank) => list(bank, subscription))),
    )
    .addCommand(
      new Command('retry')
        .description('has an event, or all of them, handled once more, by a running server')
        .argument('[subscription]')
        .addArgument(position().argOptional())
        .option('--all', 'all that is parked or deferred, of the subscription or of every one')
        .action((subscription?: string, at?: number, options: { all?: boolean } = {}) =>
          withBank((bank) =>
            options.all ? retryAll(bank, subscription, at) : retry(bank, subscription, at),
          ),
        ),
    )
    .addCommand(
      new Command('discard')
        .description('settles the event without its being handled')
        .argument('<subscription>')
        .addArgument(position())
        .requiredOption('--reason <reason>', 'why; it is kept', reason)
        .action((subscription: string, at: number, options: { reason: string }) =>
          withBank(async (bank) => {
            const parked = bank.get(ParkedEvents);
            if (!(await parked.discard(mustBeKnown(bank, subscription), at, options.reason)))
              throw new Mistake(`${subscription} has nothing parked at position ${at}.`);
            console.log(`The event at position ${at} is discarded for ${subscription}.`);
          }),
        ),
    );

async function retry(bank: INestApplicationContext, subscription?: string, at?: number) {
  if (subscription === undefined || at === undefined)
    throw new Mistake('Name a subscription and a position, or say --all.');
  if (!(await bank.get(ParkedEvents).retry(mustBeKnown(bank, subscription), at)))
    throw new Mistake(`${subscription} has nothing parked at position ${at}.`);
  console.log(`${subscription} will be given the event at position ${at} again.`);
}

async function retryAll(bank: INestApplicationContext, subscription?: string, at?: number) {
  if (at !== undefined) throw new Mistake('Name a position, or say --all.');
  const names = subscription === undefined ? policiesOf(bank) : [mustBeKnown(bank, subscription)];
  for (const name of names) {
    const count = await bank.get(ParkedEvents).retryAll(name);
    console.log(`${name} will be given ${counted(count, 'event')} again.`);
  }
}

async function list(bank: INestApplicationContext, subscription?: string): Promise<void> {
  if (subscription !== undefined) mustBeKnown(bank, subscription);
  const events = await bank.get(ParkedEvents).list(LONGEST_LIST, subscription);
  printTable(
    ['SUBSCRIPTION', 'POSITION', 'STATE', 'EVENT ID', 'FIRST TRY', 'NEXT TRY', 'REASON'],
    events.map((event) => [
      event.subscription,
      event.position,
      event.state,
      event.eventId,
      timeOf(event.firstTriedAt),
      timeOf(event.nextTryAt),
      event.reason.replace(/\s+/g, ' '),
    ]),
  );
  if (events.length === LONGEST_LIST) console.log(`These are the first ${LONGEST_LIST}.`);
}

/** 0 of one that is to be tried as soon as can be. */
const timeOf = (instant?: Instant): string => (instant ? formatInstant(instant) : '-');

const policiesOf = (bank: INestApplicationContext): string[] =>
  bank
    .get(FollowerDiscovery)
    .policies()
    .map(({ name }) => name);

function mustBeKnown(bank: INestApplicationContext, subscription: string): string {
  const names = policiesOf(bank);
  if (names.includes(subscription)) return subscription;
  const known = names.length > 0 ? names.join(', ') : 'none';
  throw new Mistake(`There is no policy ${subscription}. Those there are: ${known}.`);
}

const position = () =>
  new Argument('<position>', 'of the event in the log').argParser((text) => {
    if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
    throw new InvalidArgumentError('A position is a whole number from 1.');
  });

function reason(text: string): string {
  if (text.trim() !== '') return text.trim();
  throw new InvalidArgumentError('Say why.');
}
