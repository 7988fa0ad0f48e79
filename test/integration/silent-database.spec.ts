import { setTimeout as delay } from 'node:timers/promises';
import { accountAggregate } from '../../src/account/aggregate/account.aggregate.js';
import { accountEventTypes } from '../../src/account/aggregate/account.event-types.js';
import {
  DepositMoney,
  OpenAccount,
  type AccountCommand,
} from '../../src/account/domain/account.commands.js';
import {
  LogUnavailable,
  OutcomeUnknown,
  TimedOut,
} from '../../src/event-sourcing/log/event-log.errors.js';
import { EventRegistry } from '../../src/event-sourcing/log/event-registry.js';
import { defaultJournalOptions, Journal } from '../../src/event-sourcing/decide/journal/journal.js';
import { databases } from '../support/databases.js';
import { times } from '../support/hammering.js';
import { checkDatabase } from '../support/invariants.js';
import { openLog, type OpenLog } from '../support/open-log.js';
import { silentAfter, silentBefore, TcpProxy, type Trap } from '../support/tcp-proxy.js';
import { eachOf } from '../support/each-of.js';

const servers = databases.filter(({ name }) => name !== 'sqlite');
const ANSWER_WITHIN_MS = 3_000;
/** So that a machine that is busy does not decide: without a bound it is minutes, or for ever. */
const MARGIN_MS = 12_000;
const deposits = times(10, (n) => new DepositMoney('a', 10n, `deposit-${n}`));

eachOf(servers)('a database that falls silent: $name', (database) => {
  let databaseUrl: string;
  let proxy: TcpProxy;
  let open: OpenLog;
  let journal: Journal;

  beforeEach(async () => {
    databaseUrl = await database.createUrl();
    proxy = await TcpProxy.to(databaseUrl);
    open = await openLog(proxy.databaseUrl, ANSWER_WITHIN_MS);
    const registry = new EventRegistry();
    registry.register(...Object.values(accountEventTypes));
    const options = { ...defaultJournalOptions, answerWithinMs: ANSWER_WITHIN_MS };
    journal = new Journal(open.log, registry, options);
    await execute(new OpenAccount('a', 'zoe', 'EUR'));
  });
  afterEach(async () => {
    await open.close();
    await proxy.close();
    await database.drop(databaseUrl);
  });

  const execute = (command: AccountCommand) => journal.execute(accountAggregate, command);
  const read = () => journal.read(accountAggregate, 'account-a');

  it.each<[string, string, Trap]>([
    ['before the lock is taken', 'FOR UPDATE', silentBefore],
    ['when the lock is taken', 'FOR UPDATE', silentAfter],
    ['before the server gets the COMMIT', 'COMMIT', silentBefore],
    ['after the server got the COMMIT', 'COMMIT', silentAfter],
  ])('on one connection, %s: all is done once, and told', async (_, text, trap) => {
    proxy.set(text, trap);
    await Promise.all(deposits.map(insist));
    expect(proxy.hasSprung).toBe(true);
    await expectAllOnce();
  });

  it('on one connection that reads: another one answers', async () => {
    proxy.set('log_head', silentBefore);
    expect(await untilItAnswers()).toMatchObject({ version: 1 });
    expect(proxy.hasSprung).toBe(true);
  });

  it('on all connections: whoever asks is told in time, and all goes on by itself', async () => {
    proxy.fallSilent();
    const started = performance.now();
    const outcomes = await Promise.allSettled([...deposits.map(execute), read()]);
    expect(performance.now() - started).toBeLessThan(ANSWER_WITHIN_MS + MARGIN_MS);
    for (const outcome of outcomes) {
      const reason = (outcome as PromiseRejectedResult).reason as unknown;
      expect([LogUnavailable, OutcomeUnknown, TimedOut]).toContain((reason as Error).constructor);
    }
    proxy.speakAgain();
    await untilItAnswers();
    await Promise.all(deposits.map(insist));
    await expectAllOnce();
  });

  /** Sends it again as long as it is not known to be done: a machine that is busy may need more than one try. */
  const insist = (command: AccountCommand) => untilAnswered(() => execute(command));

  const untilItAnswers = () => untilAnswered(read);

  async function untilAnswered<T>(ask: () => Promise<T>): Promise<T> {
    for (const end = performance.now() + MARGIN_MS; ; await delay(50)) {
      try {
        return await ask();
      } catch (error) {
        if (performance.now() > end) throw error;
      }
    }
  }

  async function expectAllOnce(): Promise<void> {
    const bank = await checkDatabase(databaseUrl);
    expect(bank.events).toHaveLength(1 + deposits.length);
    expect(bank.balance('a')).toBe(100n);
  }
});
