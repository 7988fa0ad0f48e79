import { randomUUID } from 'node:crypto';
import { BankClient } from '../support/bank-client.js';
import { bankCommand } from '../support/command-hosts.js';
import { databases } from '../support/databases.js';
import { eventually } from '../support/eventually.js';
import { untilAllIsWell } from '../support/readiness.js';
import { connect } from '../support/server-connection.js';
import { killServers, startServer } from '../support/server-process.js';
import { eachOf } from '../support/each-of.js';

const servers = databases.filter(({ name }) => name !== 'sqlite');

eachOf(servers)('a user who may make no tables: $name', (database) => {
  const isPostgres = database.name === 'postgres';
  let adminUrl: string;
  let plainUrl: string;
  const name = () => new URL(adminUrl).pathname.slice(1);
  /** Users are the server's: one for each database. */
  const user = () => name().replace('bank_test', 'plain');

  beforeAll(async () => {
    adminUrl = await database.createUrl();
    plainUrl = Object.assign(new URL(adminUrl), { username: user() }).href;
    const rights = 'SELECT, INSERT, UPDATE, DELETE ON';
    await run(
      ...(isPostgres
        ? [
            `CREATE ROLE ${user()} LOGIN`,
            `REVOKE CREATE ON SCHEMA public FROM PUBLIC`,
            `ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT ${rights} TABLES TO ${user()}`,
          ]
        : [`CREATE USER ${user()}@'%'`, `GRANT ${rights} ${name()}.* TO ${user()}@'%'`]),
    );
  });
  afterEach(killServers);
  afterAll(async () => {
    await run(
      ...(isPostgres
        ? [`DROP OWNED BY ${user()}`, `DROP ROLE ${user()}`]
        : [`DROP USER ${user()}@'%'`]),
    );
    await database.drop(adminUrl);
  });

  async function run(...statements: readonly string[]): Promise<void> {
    const connection = await connect(adminUrl);
    for (const statement of statements) await connection.run(statement);
    await connection.close();
  }

  async function tables(): Promise<string[]> {
    const connection = await connect(adminUrl);
    const schema = isPostgres ? "'public'" : 'DATABASE()';
    const rows = await connection.query(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = ${schema}`,
    );
    await connection.close();
    return rows.map((row) => String(row.name));
  }

  it('is found before anything is made, and serves what another one has made', async () => {
    await expect(startServer(plainUrl)).rejects.toThrow(
      isPostgres
        ? /may not create tables in the schema public\. Grant that, or run ..?npm run bank -- migrate/
        : /lacks the right to CREATE, ALTER, INDEX in its database\. Grant that/,
    );
    const { code, stderr } = await bankCommand(plainUrl, 'migrate');
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^Tables are to be made .*\n$/)]);
    expect(await tables()).toEqual([]);

    for (let time = 1; time <= 2; time++)
      expect(await bankCommand(adminUrl, 'migrate')).toEqual({
        code: 0,
        stdout: 'The tables are those of this release.\n',
        stderr: '',
      });
    const made = await tables();
    expect(made).toContain('account_overview_1');

    const server = await startServer(plainUrl, { RETIRED_GRACE_MS: '0' });
    const bank = new BankClient(server.url);
    const account = randomUUID();
    expect((await bank.open(account)).status).toBe(201);
    expect((await bank.deposit(account, 5)).status).toBe(204);
    await untilAllIsWell(server.url);
    expect((await tables()).sort()).toEqual(made.sort());

    expect(await bankCommand(adminUrl, 'rebuild', '--all')).toMatchObject({ code: 0 });
    await eventually(async () => expect(server.printed()).toMatch(/may not drop tables/));
    expect((await bank.deposit(account, 5)).status).toBe(204);
    await untilAllIsWell(server.url);
    expect(server.printed().match(/may not drop tables/g)).toHaveLength(1);
    bank.disconnect();
    expect(await server.stop()).toBe(0);
  });
});
