import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { databases } from '../support/databases.js';
import { startApp, type TestApp } from '../support/test-app.js';

const run = promisify(execFile);
const root = join(__dirname, '..', '..');
const runTool = (name: string, args: string[], cwd: string) =>
  run(process.execPath, [join(root, 'node_modules', '.bin', name), ...args], { cwd });

/** What a front-end developer would write, by the types that were generated. */
const PROGRAM = `
import { createClient } from './client/client/index.js';
import {
  depositMoney, executeTransactions, getAccount, listAccountHistory, moveMoney, openAccount,
  type DepositOperation, type Problem, type TransferOperation,
} from './client/index.js';

const [baseUrl = '', accountId = '', target = '', owner = ''] = process.argv.slice(2);
const client = createClient({ baseUrl });
const id = () => crypto.randomUUID();

for (const each of [accountId, target])
  await openAccount({ client, path: { accountId: each }, query: { owner }, throwOnError: true });
await depositMoney({
  client, path: { accountId }, query: { amount: 500, transactionId: id() }, throwOnError: true,
});
await moveMoney({
  client, path: { accountId }, query: { withdraw: 100, transactionId: id() }, throwOnError: true,
});
const deposit: DepositOperation = { type: 'deposit', accountId, amount: 1, transactionId: id() };
const transfer: TransferOperation =
  { type: 'transfer', accountId, targetAccountId: target, amount: 2, transactionId: id() };
const bulk = await executeTransactions({
  client, body: { atomic: true, operations: [deposit, transfer] }, throwOnError: true,
});
const { data: account } = await getAccount({ client, path: { accountId }, throwOnError: true });
const history = await listAccountHistory({
  client, path: { accountId }, query: { limit: 2 }, throwOnError: true,
});
const { error } = await getAccount({ client, path: { accountId: id() } });
const problem: Problem | undefined = error;
const balance: number = account.balance;
console.log(JSON.stringify({
  balance,
  statuses: bulk.data.results.map(({ status }) => status),
  types: history.data.items.map(({ type }) => type),
  code: problem?.code,
}));
`;

const MISTAKES = `
import type { DepositOperation, ExecuteTransactionsRequest } from './client/index.js';
export const operation: DepositOperation =
  { type: 'deposit', accountId: '', amount: 1, transactionId: '', targetAccountId: '' };
export const request: ExecuteTransactionsRequest =
  { atomic: true, operations: [{ type: 'close', accountId: '', amount: 1, transactionId: '' }] };
`;

describe('a client that is generated from the OpenAPI document', () => {
  const [database] = databases;
  let databaseUrl: string;
  let app: TestApp;
  let folder: string;

  beforeAll(async () => {
    databaseUrl = await database!.createUrl();
    app = await startApp(databaseUrl);
    folder = await mkdtemp(join(tmpdir(), 'bank-test-client-'));
    await writeFile(join(folder, 'package.json'), '{"type": "module"}');
    const [input, output] = [join(root, 'openapi.json'), join(folder, 'client')];
    await runTool('openapi-ts', ['-i', input, '-o', output, '--no-log-file'], folder);
  });
  afterAll(async () => {
    await app.close();
    await database!.drop(databaseUrl);
    await rm(folder, { recursive: true, force: true });
  });

  const compile = async (file: string, text: string) => {
    await writeFile(join(folder, file), text);
    const include = { ...tsconfig, files: [file] };
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(include));
    await runTool('tsc', ['-p', folder], folder);
  };

  it('compiles under --strict, and works', async () => {
    await compile('program.ts', PROGRAM);
    const [accountId, target, owner] = [randomUUID(), randomUUID(), randomUUID()];
    const program = join(folder, 'out', 'program.js');
    const { stdout } = await run(process.execPath, [program, app.url, accountId, target, owner]);
    expect(JSON.parse(stdout)).toEqual({
      balance: 399,
      statuses: ['done', 'done'],
      types: ['opened', 'deposited'],
      code: 'account-not-found',
    });
  });

  it('does not compile with an unknown member, or an unknown type of operation', async () => {
    const { stdout } = (await compile('mistakes.ts', MISTAKES).catch(
      (error: unknown) => error,
    )) as {
      readonly stdout: string;
    };
    expect(stdout).toMatch(/'targetAccountId' does not exist/);
    expect(stdout).toMatch(/'"close"' is not assignable/);
  });
});

const tsconfig = {
  compilerOptions: {
    strict: true,
    target: 'es2023',
    lib: ['es2023', 'dom', 'dom.iterable'],
    module: 'nodenext',
    types: ['node'],
    typeRoots: [join(root, 'node_modules', '@types')],
    rootDir: '.',
    outDir: 'out',
  },
};
