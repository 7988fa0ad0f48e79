import { join } from 'node:path';
import { databases } from '../support/databases.js';
import { killServers, startServer } from '../support/server-process.js';

const WITHOUT = join(__dirname, '..', 'support', 'bank-without-handler.mjs');

describe.each(databases.slice(0, 1))('a program with a command that nobody handles', (database) => {
  let databaseUrl: string;

  beforeAll(async () => {
    databaseUrl = await database.createUrl();
  });
  afterAll(async () => {
    await killServers();
    await database.drop(databaseUrl);
  });

  it.each(['WithdrawMoney', 'CloseAccount'])(
    'does not start without one of %s',
    async (command) => {
      const starting = startServer(databaseUrl, {}, [WITHOUT, `${command}Handler`]);
      await expect(starting).rejects.toThrow(
        `${command} has no handler: write a class with @CommandHandler(${command}), and name it among the providers`,
      );
    },
  );
});
