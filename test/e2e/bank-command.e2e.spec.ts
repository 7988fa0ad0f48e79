import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { version } from '../../src/configuration/build-info.js';
import { settled } from '../support/at-rest.js';
import { openAccount } from '../support/account-api.js';
import { bankProcess, startCommand } from '../support/bank-command.js';
import { bankCommand } from '../support/command-hosts.js';
import { databases } from '../support/databases.js';
import { eventually } from '../support/eventually.js';
import { openLog } from '../support/open-log.js';
import { ParkedEvents } from '../../src/event-sourcing/consume/policies/parked-events.js';
import { Transactions } from '../../src/event-sourcing/log/stores/sql/transactions/transactions.js';
import { startApp, type TestApp } from '../support/test-app.js';

/** Prints, as the process ends, the address of each module that was loaded. */
const tellsModules = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module';
  registerHooks({ load: (url, context, next) => (process.stderr.write(url + '\\n'), next(url, context)) });
`)}`;

const run = (program: string, args: readonly string[]) =>
  new Promise<string>((resolve) => execFile(program, args, (_, out, err) => resolve(out + err)));

const POLICY = 'thank-owner-when-money-is-deposited';

describe.each(databases)('npm run bank, beside a running server: $name', (database) => {
  let databaseUrl: string;
  let app: TestApp;
  // On one database each in a process of its own, as an operator starts it.
  const carryOut = database.name === 'sqlite' ? bankProcess : bankCommand;
  const bank = (...args: string[]) => carryOut(databaseUrl, ...args);

  beforeAll(async () => {
    databaseUrl = await database.createUrl();
    app = await startApp(databaseUrl, { environment: { LEASE_MS: '10000' } });
    await openAccount(app.url, { balance: 100n });
    await settled(app.app);
  });

  afterAll(async () => {
    await app?.close();
    await database.drop(databaseUrl);
  });

  it('shows the subscriptions, where they are, and who runs them', async () => {
    const { position } = await app.log.head();
    const { code, stdout } = await bank('subscriptions');
    expect(code).toBe(0);
    for (const name of ['account_overview_1', 'ledger-follows-accounts', 'seal-the-log', POLICY])
      expect(stdout).toMatch(
        new RegExp(`^${name} +\\w+ +${position} +0 +0 +following +[0-9a-f-]{36}`, 'm'),
      );
  });

  it('shows that a projection has stopped, with its lag and its error', async () => {
    await change(
      "UPDATE subscriptions SET state = 'stopped', error = 'no such\n column', position = position - 1 WHERE name = 'account_overview_1'",
    );
    const { stdout } = await bank('subscriptions');
    await change(
      "UPDATE subscriptions SET state = 'following', error = NULL, position = position + 1 WHERE name = 'account_overview_1'",
    );
    expect(stdout).toMatch(/^account_overview_1 +projection +\d+ +1 .*stopped .*no such column$/m);
  });

  it('lists as JSON what it lists', async () => {
    const listed = async (...args: string[]) => {
      const { code, stdout, stderr } = await bank(...args, '--json');
      expect([code, stderr]).toEqual([0, '']);
      return JSON.parse(stdout) as unknown;
    };
    const { position } = await app.log.head();
    const common = { position, lag: 0, parked: 0, state: 'following', deferred: 0 };
    expect(await listed('subscriptions')).toContainEqual({
      ...common,
      name: 'account_overview_1',
      kind: 'projection',
      owner: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      nextTryAt: null,
      error: null,
    });
    expect(await listed('rebuild')).toContainEqual({
      name: 'account_overview',
      version: 1,
      generation: 1,
    });
    expect(await listed('parked', 'list')).toEqual([]);
    await park(2);
    expect(await listed('parked', 'list', POLICY)).toMatchObject([
      { subscription: POLICY, position: 2, state: 'parked', reason: 'the mail was rejected' },
    ]);
    await bank('parked', 'retry', '--all');
    await eventually(async () => expect(await parked()).toEqual([]));
    expect(await listed('reconcile')).toMatchObject({ consistent: true, differences: [] });
  });

  it('goes on showing the subscriptions until it is interrupted', async () => {
    const watching = startCommand(databaseUrl, 'subscriptions', '--watch', '--json');
    let seen = '';
    watching.process.stdout!.on('data', (chunk: Buffer) => (seen += chunk.toString()));
    await eventually(() => expect(seen.split('\n').length).toBeGreaterThan(2));
    watching.process.kill('SIGINT');
    const { code, stdout, stderr } = await watching.result;
    expect([code, stderr]).toEqual([0, '']);
    for (const line of stdout.trim().split('\n'))
      expect(JSON.parse(line)).toContainEqual(expect.objectContaining({ name: 'seal-the-log' }));
  });

  it('lists what is parked, has it retried, and keeps why it was discarded', async () => {
    await park(2);
    const listed = await bank('parked', 'list', POLICY);
    expect(listed.stdout).toMatch(
      new RegExp(`^${POLICY} +2 +parked .* the mail was rejected$`, 'm'),
    );

    const retried = await bank('parked', 'retry', POLICY, '2');
    expect(retried).toMatchObject({ code: 0, stderr: '' });
    await eventually(async () => expect(await parked()).toEqual([]));

    await park(2);
    const all = await bank('parked', 'retry', '--all');
    expect(all).toMatchObject({ code: 0, stderr: '' });
    expect(all.stdout).toContain(`${POLICY} will be given 1 event again.\n`);
    await eventually(async () => expect(await parked()).toEqual([]));
    expect((await bank('parked', 'retry', '--all', POLICY)).stdout).toBe(
      `${POLICY} will be given 0 events again.\n`,
    );

    await park(2);
    await bank('parked', 'discard', POLICY, '2', '--reason', 'the owner was called instead');
    expect(await parked()).toMatchObject([
      { state: 'discarded', reason: 'the owner was called instead' },
    ]);
  });

  it('lists the read models', async () => {
    const { code, stdout } = await bank('rebuild');
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^account_movements +3 +1$/m)]);
  });

  const parked = () => app.app.get(ParkedEvents).list(10, POLICY);

  async function change(sql: string): Promise<void> {
    await app.app.get(Transactions).run((session) => session.execute(sql));
  }

  /** As the policy would. */
  async function park(position: number): Promise<void> {
    const [event] = await app.log.readAll(position - 1, 1);
    await app.app
      .get(Transactions)
      .run((session) =>
        app.app
          .get(ParkedEvents)
          .park(session, POLICY, event as never, 'parked', 'the mail was rejected'),
      );
  }
});

describe('npm run bank --help', () => {
  it('loads no application, so that it comes at once', async () => {
    const main = join(__dirname, '..', '..', 'dist', 'cli', 'main.js');
    for (const args of [['--help'], ['parked', 'list', '--help'], ['--version'], ['nonsense']]) {
      const loaded = await run(process.execPath, ['--import', tellsModules, main, ...args]);
      expect(loaded).toContain('commander');
      expect(loaded).not.toMatch(/typeorm|@nestjs|better-sqlite3|class-validator/);
    }
  });

  it('says which release it is', async () => {
    expect(await bankProcess('nonsense', '--version')).toEqual({
      code: 0,
      stdout: `${version}\n`,
      stderr: '',
    });
  });
});

describe('npm run bank', () => {
  const [database] = databases;
  let databaseUrl: string;

  beforeAll(async () => {
    databaseUrl = await database!.createUrl();
    await (await openLog(databaseUrl)).close();
  });
  afterAll(() => database!.drop(databaseUrl));

  it.each([
    [
      ['nonsense'],
      "unknown command 'nonsense'. Those there are: subscriptions, parked, rebuild, reconcile,",
    ],
    [['exprt'], "unknown command 'exprt' (Did you mean export?). Those there are: "],
    [
      ['parked', 'nonsense'],
      "unknown command 'nonsense'. Those there are: list, retry, discard.\n",
    ],
    [
      ['rebuild', 'nonsense'],
      'There is no read model nonsense. Those there are: account_movements, ',
    ],
    [
      ['rebuild', 'account_overview', '--as-of', '2999-01-01T00:00:00Z'],
      'The time asked for is in the future.',
    ],
    [
      ['rebuild', 'account_overview', '--as-of', 'yesterday'],
      'A time is like 2026-11-20T09:30:00Z',
    ],
    [['rebuild', '--as-of', '2020-01-01T00:00:00Z'], 'Name the read model.'],
    [['rebuild', 'account_overview', '--all'], 'Name a read model, or say --all.'],
    [['rebuild', '--all', '--drop'], 'Choose one of --all, --as-of and --drop.'],
    [
      ['rebuild', 'account_overview', '--drop'],
      'There is no table of account_overview as of a past',
    ],
    [['parked', 'list', 'nonsense'], 'There is no policy nonsense. Those there are: '],
    [['subscriptions', '--jsn'], "unknown option '--jsn' (Did you mean --json?)"],
    [['subscriptions', 'all'], "too many arguments for 'subscriptions'. Expected 0 arguments"],
    [['rebuild', '--all', '--json'], '--json is for the list: name no read model beside it.'],
    [['verify', '--expect', 'x'], 'Give what verify has printed: <position>:<64 hex digits>.'],
    [['export', '--to'], "option '--to <file>' argument missing"],
    [['parked', 'retry', POLICY, '999'], `${POLICY} has nothing parked at position 999.`],
    [['parked', 'retry', POLICY, 'x'], 'A position is a whole number from 1.'],
    [['parked', 'retry', POLICY], 'Name a subscription and a position, or say --all.'],
    [['parked', 'retry', POLICY, '2', '--all'], 'Name a position, or say --all.'],
    [['parked', 'retry', 'nonsense', '--all'], 'There is no policy nonsense. Those there are: '],
    [['parked', 'discard', POLICY, '2'], "required option '--reason <reason>' not specified"],
    [['parked', 'discard', POLICY, '2', '--reason', ' '], 'Say why.'],
  ])('says in a line what is wrong with %j', async (args, line) => {
    const { code, stdout, stderr } = await bankProcess(databaseUrl, ...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(line);
    const [, usage, ...more] = stderr.trim().split('\n');
    const [command, ...given] = args;
    const below = command === 'parked' && given[0] !== 'nonsense' ? ` ${given[0]}` : '';
    const named = /^(nonsense|exprt)$/.test(command!) ? 'bank' : `bank ${command}${below}`;
    expect(usage).toMatch(new RegExp(`^Usage: ${named} \\[options\\]`));
    expect(more).toEqual([]);
  });

  it('makes no database of one that was mistyped', async () => {
    for (let tries = 0; tries < 2; tries++) {
      const { code, stderr } = await bankProcess(`${databaseUrl}.typo`, 'reconcile');
      expect([code, stderr]).toEqual([
        2,
        expect.stringMatching(/\.typo, which does not exist\.\n$/),
      ]);
    }
  });

  it('says in a line that a database is not one', async () => {
    const { code, stderr } = await bankProcess('nonsense', 'reconcile');
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^DATABASE_URL must be .*\n$/)]);
  });
});
