import { globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { DiscoveryService } from '@nestjs/core';
import { COMMAND_HANDLER_METADATA } from '../../src/event-sourcing/nest/command-handler-check.js';
import {
  EVENTS_HANDLER_METADATA,
  SAGA_METADATA,
} from '../../src/event-sourcing/consume/subscriptions/cqrs-metadata.js';
import { sqlite } from '../support/databases.js';
import { startApp, type TestApp } from '../support/test-app.js';

/** Under which `@CommandHandler` and `@QueryHandler` note what they handle. */
const HANDLED = { command: COMMAND_HANDLER_METADATA, query: '__queryHandler__' };

interface Message {
  readonly kind: keyof typeof HANDLED;
  readonly message: { readonly name: string };
  readonly file: string;
}

const source = join(__dirname, '..', '..', 'src');

const exportedBy = (file: string): unknown[] =>
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  Object.values(require(join(source, file)) as Record<string, unknown>);

/** Every class of a file of commands or queries that is not a handler itself. */
const messages = globSync('**/*.{command,commands,query,queries}.ts', { cwd: source }).flatMap(
  (file): Message[] => {
    const kind = /\.commands?\.ts$/.test(file) ? 'command' : 'query';
    return exportedBy(file)
      .filter((each) => typeof each === 'function' && /^class\b/.test(String(each)))
      .filter((each) => !isHandler(each as object))
      .map((each) => ({ kind, file, message: each as Message['message'] }));
  },
);

function isHandler(type: object): boolean {
  return Object.values(HANDLED).some((key) => Reflect.hasMetadata(key, type));
}

/** A message for each that no handler of these providers handles. */
function unhandled(providers: readonly object[], of: readonly Message[]): string[] {
  return of
    .filter(
      ({ kind, message }) =>
        !providers.some((each) => Reflect.getMetadata(HANDLED[kind], each) === message),
    )
    .map(
      ({ kind, message, file }) =>
        `${message.name} (${relative(process.cwd(), join(source, file))}) has no handler: write a class with ` +
        `@${kind === 'command' ? 'Command' : 'Query'}Handler(${message.name}), and name it among the providers of its module`,
    );
}

/** Under which decorators note that a class is a handler, a projection or policy, a saga, or a controller. */
const MARKS = [...Object.values(HANDLED), EVENTS_HANDLER_METADATA, SAGA_METADATA, 'path'];

const MARKING = /^ *@(CommandHandler|QueryHandler|HandlesEvents|Saga|Controller)\(/m;

/** Each class of the program that Nest must be told of. */
const marked = globSync('**/*.ts', { cwd: source })
  .filter((file) => !/\.spec\.ts$/.test(file))
  .filter((file) => MARKING.test(readFileSync(join(source, file), 'utf8')))
  .flatMap((file) => {
    return exportedBy(file)
      .filter((each): each is NewableFunction => typeof each === 'function')
      .filter((each) => MARKS.some((mark) => Reflect.hasMetadata(mark, each)))
      .map((type) => ({ type, file }));
  });

/** A message for each that Nest is not told of. */
const untold = (known: readonly object[]): string[] =>
  marked
    .filter(({ type }) => !known.includes(type))
    .map(
      ({ type, file }) =>
        `${type.name} (src/${file}) is unknown to Nest: name it among the providers, or controllers, of its module`,
    );

describe('commands, queries', () => {
  let databaseUrl: string;
  let app: TestApp;
  let providers: object[];

  beforeAll(async () => {
    databaseUrl = await sqlite.createUrl();
    app = await startApp(databaseUrl);
    const found = app.app.get(DiscoveryService).getProviders();
    const controllers = app.app.get(DiscoveryService).getControllers();
    providers = [...found, ...controllers].flatMap(({ metatype }) =>
      typeof metatype === 'function' ? [metatype] : [],
    );
  });
  afterAll(async () => {
    await app?.close();
    await sqlite.drop(databaseUrl);
  });

  it('have a handler each', () => {
    expect(unhandled(providers, messages)).toEqual([]);
  });

  it('and all else that Nest runs are among the providers and controllers', () => {
    expect(marked.length).toBeGreaterThan(35);
    expect(untold(providers)).toEqual([]);
  });

  it.each(['LedgerSaga', 'AccountOverviewProjection', 'FeedController', 'RecordEntriesHandler'])(
    'are missed where Nest is not told of %s',
    (missing) => {
      const rest = providers.filter(({ name }: { name?: string }) => name !== missing);
      expect(untold(rest)).toEqual([expect.stringMatching(`^${missing} .*among the providers`)]);
    },
  );

  it('are found', () => {
    const names = messages.map(({ message }) => message.name);
    expect(names).toEqual(
      expect.arrayContaining(['DepositMoney', 'ExecuteTransactions', 'RecordEntries', 'ReadFeed']),
    );
    expect(names).toEqual(expect.arrayContaining(['GetAccount', 'GetStatement', 'ListAccounts']));
  });

  it('are named when they have none', () => {
    const without = providers.filter(({ name }: { name?: string }) => name !== 'GetAccountHandler');
    expect(unhandled(without, messages)).toEqual([
      'GetAccount (src/account/operations/account.queries.ts) has no handler: write a class with ' +
        '@QueryHandler(GetAccount), and name it among the providers of its module',
    ]);
  });
});
