import { globSync } from 'node:fs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { DiscoveryService } from '@nestjs/core';
import { startApp, type TestApp } from '../support/test-app.js';

/** Under which `@CommandHandler` and `@QueryHandler` note what they handle. */
const HANDLED = { command: '__commandHandler__', query: '__queryHandler__' };

interface Message {
  readonly kind: keyof typeof HANDLED;
  readonly message: { readonly name: string };
  readonly file: string;
}

const source = join(__dirname, '..', '..', 'src');

/** Every class of a file of commands or queries that is not a handler itself. */
const messages = globSync('**/*.{command,commands,query,queries}.ts', { cwd: source }).flatMap(
  (file): Message[] => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const exported = Object.values(require(join(source, file)) as Record<string, unknown>);
    const kind = /\.commands?\.ts$/.test(file) ? 'command' : 'query';
    return exported
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

describe('commands and queries', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bank-messages-'));
  let app: TestApp;
  let providers: object[];

  beforeAll(async () => {
    app = await startApp(`sqlite:${join(folder, 'bank')}`);
    const found = app.app.get(DiscoveryService).getProviders();
    providers = found.flatMap(({ metatype }) => (typeof metatype === 'function' ? [metatype] : []));
  });
  afterAll(async () => {
    await app?.close();
    rmSync(folder, { recursive: true });
  });

  it('have a handler each', () => {
    expect(unhandled(providers, messages)).toEqual([]);
  });

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
