import { Argument, Command, InvalidArgumentError } from 'commander';
import { parseInstant, type Instant } from '../event-sourcing/log/instant.js';
import type { ExportOptions } from './commands/export.command.js';
import { LONGEST_LIST } from './output/listing.js';
import type { RebuildOptions } from './commands/rebuild.command.js';
import type { Expected } from './commands/verify.command.js';

/*
 * What there is to ask for. Only what is asked for is loaded, with the application below it, so that help
 * comes at once.
 */

const json = ['--json', 'as JSON, for programs'] as const;

const subscriptions = (): Command =>
  new Command('subscriptions')
    .description('what follows the log, how far it has come, and who runs it')
    .option(...json)
    .option('--watch', 'anew every two seconds, until Ctrl-C')
    .action(async (options: { json?: boolean; watch?: boolean }) =>
      (await import('./commands/subscriptions.command.js')).subscriptions(options),
    );

const parked = (): Command =>
  new Command('parked')
    .description('events that a policy has put aside')
    .addCommand(parkedList())
    .addCommand(parkedRetry())
    .addCommand(parkedDiscard());

const parkedList = (): Command =>
  new Command('list')
    .description(`what is put aside, and what became of it (${LONGEST_LIST} at most)`)
    .argument('[subscription]', 'of this one only')
    .option(...json)
    .action(async (subscription: string | undefined, options: { json?: boolean }) =>
      (await import('./commands/parked.command.js')).listParked(subscription, options),
    );

const parkedRetry = (): Command =>
  new Command('retry')
    .description('has an event, or all of them, handled once more, by a running server')
    .argument('[subscription]')
    .addArgument(position().argOptional())
    .option('--all', 'all that is parked or deferred, of the subscription or of every one')
    .action(async (subscription?: string, at?: number, options: { all?: boolean } = {}) =>
      (await import('./commands/parked.command.js')).retryParked(subscription, at, options),
    );

const parkedDiscard = (): Command =>
  new Command('discard')
    .description('settles the event without its being handled')
    .argument('<subscription>')
    .addArgument(position())
    .requiredOption('--reason <reason>', 'why; it is kept', reason)
    .action(async (subscription: string, at: number, options: { reason: string }) =>
      (await import('./commands/parked.command.js')).discardParked(subscription, at, options),
    );

const rebuild = (): Command =>
  new Command('rebuild')
    .description('fills a read model anew from the log, beside the old one, and swaps it in')
    .argument('[read model]', 'which; those there are are listed without it')
    .option('--all', 'each of them, one after another')
    .option('--as-of <time>', 'fills <read model>_as_of with what it was then, to look at', instant)
    .option('--drop', 'drops <read model>_as_of')
    .option('--json', 'the list as JSON, for programs')
    .action(async (name: string | undefined, options: RebuildOptions) =>
      (await import('./commands/rebuild.command.js')).rebuild(name, options),
    );

const reconcile = (): Command =>
  new Command('reconcile')
    .description(
      'compares log, ledger and read models; exit code 1 where they differ, 3 if that can not be said',
    )
    .option(...json)
    .action(async (options: { json?: boolean }) =>
      (await import('./commands/reconcile.command.js')).reconcile(options),
    );

const verify = (): Command =>
  new Command('verify')
    .description(
      'checks that nobody has changed the log, and that all else follows from it; exit code 1 if not, 3 if that can not be said',
    )
    .option(
      '--expect <position:hash>',
      'a hash that an earlier run has printed; may be given more than once',
      expectation,
    )
    .action(async ({ expect = new Map() }: { expect?: Expected }) =>
      (await import('./commands/verify.command.js')).verify(expect),
    );

const rotateDataKey = (): Command =>
  new Command('rotate-data-key')
    .description("wraps the owners' keys anew, from DATA_KEY_PREVIOUS to DATA_KEY")
    .action(async () => (await import('./commands/rotate-data-key.command.js')).rotateDataKey());

const migrate = (): Command =>
  new Command('migrate')
    .description('makes all tables, so that servers need no right to: for a user who may')
    .action(async () => (await import('./commands/migrate.command.js')).makeTables());

const exporting = (): Command =>
  new Command('export')
    .description('writes the log, and what it takes to go on from it, to stdout as lines of JSON')
    .option('--to <file>', 'into a new file instead')
    .option('--with-owner-keys', 'with the keys of personal data, as wrapped by DATA_KEY')
    .action(async (options: ExportOptions) =>
      (await import('./commands/export.command.js')).exportLog(options),
    );

const importing = (): Command =>
  new Command('import')
    .description('reads an export into an empty database, or goes on where that was stopped')
    .argument('[file]', 'instead of stdin')
    .action(async (path?: string) =>
      (await import('./commands/import.command.js')).importLog(path),
    );

/** `npm run bank -- <command>`: for the operator, also while servers run on the same database. */
export const bankProgram = (version: string): Command =>
  new Command('bank')
    .description('What the operator of a bank needs. Works on DATABASE_URL.')
    .version(version, '-V, --version', 'which release this is')
    .addCommand(subscriptions())
    .addCommand(parked())
    .addCommand(rebuild())
    .addCommand(reconcile())
    .addCommand(verify())
    .addCommand(rotateDataKey())
    .addCommand(migrate())
    .addCommand(exporting())
    .addCommand(importing());

function position(): Argument {
  return new Argument('<position>', 'of the event in the log').argParser((text) => {
    if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
    throw new InvalidArgumentError('A position is a whole number from 1.');
  });
}

function reason(text: string): string {
  if (text.trim() !== '') return text.trim();
  throw new InvalidArgumentError('Say why.');
}

function instant(text: string): Instant {
  const parsed = parseInstant(text);
  if (parsed === undefined)
    throw new InvalidArgumentError(`A time is like 2026-11-20T09:30:00Z, not "${text}".`);
  return parsed;
}

function expectation(text: string, before: Expected = new Map()): Expected {
  const [, at, hash] = /^(\d{1,15}):([0-9a-f]{64})$/i.exec(text) ?? [];
  if (at === undefined || hash === undefined)
    throw new InvalidArgumentError('Give what verify has printed: <position>:<64 hex digits>.');
  return new Map(before).set(Number(at), hash.toLowerCase());
}
