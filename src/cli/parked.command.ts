import type { INestApplicationContext } from '@nestjs/common';
import { Argument, Command, InvalidArgumentError } from 'commander';
import { FollowerDiscovery } from '../event-sourcing/subscriptions/follower-discovery.js';
import { ParkedEvents } from '../event-sourcing/subscriptions/parked-events.js';
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
        .description('has the event handled once more, by a running server')
        .argument('<subscription>')
        .addArgument(position())
        .action((subscription: string, at: number) =>
          withBank(async (bank) => {
            if (!(await bank.get(ParkedEvents).retry(mustBeKnown(bank, subscription), at)))
              throw new Mistake(`${subscription} has nothing parked at position ${at}.`);
            console.log(`${subscription} will be given the event at position ${at} again.`);
          }),
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

async function list(bank: INestApplicationContext, subscription?: string): Promise<void> {
  if (subscription !== undefined) mustBeKnown(bank, subscription);
  const events = await bank.get(ParkedEvents).list(LONGEST_LIST, subscription);
  printTable(
    ['SUBSCRIPTION', 'POSITION', 'STATE', 'EVENT ID', 'REASON'],
    events.map(({ subscription: name, position: at, state, eventId, reason: why }) => [
      name,
      at,
      state,
      eventId,
      why.replace(/\s+/g, ' '),
    ]),
  );
  if (events.length === LONGEST_LIST) console.log(`These are the first ${LONGEST_LIST}.`);
}

function mustBeKnown(bank: INestApplicationContext, subscription: string): string {
  const names = bank
    .get(FollowerDiscovery)
    .policies()
    .map(({ name }) => name);
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
