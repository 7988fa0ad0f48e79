import { openAccount } from '../support/account-api.js';
import { settled } from '../support/at-rest.js';
import { bankCommand } from '../support/command-hosts.js';
import { databases } from '../support/databases.js';
import { connect } from '../support/server-connection.js';
import { startApp } from '../support/test-app.js';
import { eachOf } from '../support/each-of.js';

const servers = databases.filter(({ name }) => name !== 'sqlite');

eachOf(servers)('a user who may only read: $name', (database) => {
  let databaseUrl: string;
  let readersUrl: string;
  const name = () => new URL(databaseUrl).pathname.slice(1);
  /** Users are the server's: one for each database. */
  const user = () => name().replace('bank_test', 'reader');
  const isPostgres = database.name === 'postgres';

  beforeAll(async () => {
    databaseUrl = await database.createUrl();
    const app = await startApp(databaseUrl, { environment: { LEASE_MS: '1000' } });
    await openAccount(app.url, { balance: 3n });
    await settled(app.app);
    await app.close();
    readersUrl = Object.assign(new URL(databaseUrl), { username: user() }).href;
    await run(
      ...(isPostgres
        ? [
            `CREATE ROLE ${user()} LOGIN`,
            `GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${user()}`,
            'CREATE EXTENSION amcheck',
          ]
        : [`CREATE USER ${user()}@'%'`, `GRANT SELECT ON ${name()}.* TO ${user()}@'%'`]),
    );
  });
  afterAll(async () => {
    await run(
      ...(isPostgres
        ? [`DROP OWNED BY ${user()}`, `DROP ROLE ${user()}`]
        : [`DROP USER ${user()}@'%'`]),
    );
    await database.drop(databaseUrl);
  });

  async function run(...statements: readonly string[]): Promise<void> {
    const connection = await connect(databaseUrl);
    for (const statement of statements) await connection.run(statement);
    await connection.close();
  }

  it('verifies and reconciles, and is told what that right does not reach to', async () => {
    expect(await bankCommand(readersUrl, 'reconcile')).toMatchObject({ code: 0, stderr: '' });
    const { code, stdout, stderr } = await bankCommand(readersUrl, 'verify');
    expect([code, stderr]).toEqual([0, '']);
    const told = stdout.split('\n').filter((line) => line.startsWith('Not checked'));
    const lacking = (what: string, signature: string) =>
      expect.stringMatching(
        `^Not checked: how the ${what} are stored, since this user may not run amcheck: ` +
          `have a superuser GRANT EXECUTE ON FUNCTION public\\.${signature}\\(.*\\) to it\\.$`,
      ) as string;
    expect(told).toEqual(
      isPostgres ? [lacking('indexes', 'bt_index_check'), lacking('tables', 'verify_heapam')] : [],
    );
  });
});
