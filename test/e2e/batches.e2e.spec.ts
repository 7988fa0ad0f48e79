import { EventRegistry } from '../../src/event-sourcing/event-registry.js';
import type { EventLog } from '../../src/event-sourcing/event-log.js';
import { EVENT_LOG } from '../../src/event-sourcing/event-sourcing.module.js';
import {
  defaultJournalOptions,
  Journal,
  type Commit,
} from '../../src/event-sourcing/journal/journal.js';
import { BankClient } from '../support/bank-client.js';
import { databases } from '../support/databases.js';
import { opened, statuses, times } from '../support/hammering.js';
import { checkLog } from '../support/invariants.js';
import { startApp } from '../support/test-app.js';

const CONNECTIONS = 64;
const DEPOSITS = 50;

describe.each(databases)('64 connections: $name', (database) => {
  it('share their commits', async () => {
    const commits: Commit[] = [];
    const databaseUrl = await database.createUrl();
    const app = await startApp(databaseUrl, {
      environment: { ROLE: 'api' },
      customize: (builder) =>
        builder.overrideProvider(Journal).useFactory({
          inject: [EVENT_LOG, EventRegistry],
          factory: (log: EventLog, registry: EventRegistry) =>
            new Journal(log, registry, {
              ...defaultJournalOptions,
              onCommit: (commit) => commits.push(commit),
            }),
        }),
    });
    const bank = new BankClient(app.url, CONNECTIONS);
    const accounts = await Promise.all(times(CONNECTIONS, () => opened(bank)));
    commits.length = 0;

    const answers = await Promise.all(
      accounts.map(async (account) => {
        const ofAccount = [];
        for (let each = 0; each < DEPOSITS; each++) ofAccount.push(await bank.deposit(account, 1));
        return ofAccount;
      }),
    );
    expect(statuses(answers.flat())).toEqual({ 204: CONNECTIONS * DEPOSITS });
    expect((CONNECTIONS * DEPOSITS) / commits.length).toBeGreaterThan(8);
    expect(Math.max(...commits.map(({ commands }) => commands))).toBeLessThanOrEqual(CONNECTIONS);

    await checkLog(app.log);
    bank.disconnect();
    await app.close();
    await database.drop(databaseUrl);
  });
});
