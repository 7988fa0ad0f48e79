import { EventRegistry } from '../../src/event-sourcing/log/event-registry.js';
import type { EventLog } from '../../src/event-sourcing/log/event-log.js';
import { EVENT_LOG } from '../../src/event-sourcing/nest/event-log.token.js';
import {
  defaultJournalOptions,
  Journal,
  type Commit,
} from '../../src/event-sourcing/decide/journal/journal.js';
import { BankClient, type Answer } from '../support/bank-client.js';
import { databases } from '../support/databases.js';
import { opened, statuses, times } from '../support/hammering.js';
import { checkLog } from '../support/invariants.js';
import { startApp, type TestApp } from '../support/test-app.js';

const CONNECTIONS = 64;
const DEPOSITS = 50;

describe.each(databases)('64 connections: $name', (database) => {
  const commits: Commit[] = [];
  let databaseUrl: string;
  let app: TestApp;
  let bank: BankClient;

  beforeAll(async () => {
    databaseUrl = await database.createUrl();
    app = await startApp(databaseUrl, {
      customize: (builder) =>
        builder.overrideProvider(Journal).useFactory({
          inject: [EVENT_LOG, EventRegistry],
          factory: (log: EventLog, registry: EventRegistry) =>
            new Journal(log, registry, {
              ...defaultJournalOptions,
              answerWithinMs: 60_000,
              onCommit: (commit) => commits.push(commit),
            }),
        }),
    });
    bank = new BankClient(app.url, CONNECTIONS);
  });
  afterAll(async () => {
    bank.disconnect();
    await app.close();
    await database.drop(databaseUrl);
  });

  it('share their commits', async () => {
    const accounts = await Promise.all(times(CONNECTIONS, () => opened(bank)));
    commits.length = 0;
    const answers = (await Promise.all(accounts.map(deposits))).flat();
    expect(statuses(answers)).toEqual({ 204: CONNECTIONS * DEPOSITS });
    const commands = commits.reduce((sum, commit) => sum + commit.commands, 0);
    expect(commands / commits.length).toBeGreaterThan(8);
    await checkLog(app.log);
  });

  async function deposits(account: string): Promise<Answer[]> {
    const answers: Answer[] = [];
    for (let each = 0; each < DEPOSITS; each++) answers.push(await bank.deposit(account, 1));
    return answers;
  }
});
