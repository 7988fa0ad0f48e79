import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { bankCommand } from '../support/command-hosts.js';
import { databases } from '../support/databases.js';
import { freePort } from '../support/free-port.js';
import { openLog } from '../support/open-log.js';
import { connect } from '../support/server-connection.js';

const servers = databases.filter(({ name }) => name !== 'sqlite');

/** The program has been built for SQLite alone where there is no server. */
const each = servers.length > 0 ? describe.each(servers) : describe.skip.each(databases);

each('the command line, of a database that is not what it should be: $name', (database) => {
  let databaseUrl: string;

  beforeAll(async () => {
    databaseUrl = await database.createUrl();
  });
  afterAll(() => database.drop(databaseUrl));

  const urlWith = (change: Partial<URL>) => Object.assign(new URL(databaseUrl), change).href;

  it('is told when nothing listens there', async () => {
    const port = String(await freePort());
    const { code, stdout, stderr } = await bankCommand(urlWith({ port }), 'subscriptions');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(
      new RegExp(`^The database can't be reached at .*:${port} \\(ECONNREFUSED\\): .*\n$`),
    );
  });

  it('is told within seconds when nothing answers there', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const url = urlWith({ hostname: '127.0.0.1', port: String(port) });
    const { code, stderr } = await bankCommand(url, 'subscriptions');
    silent.close();
    expect(code).toBe(1);
    expect(stderr).toMatch(
      new RegExp(
        `^The database (at 127.0.0.1:${port} does not answer: .* for 3 s\\. |can't be reached at 127.0.0.1:${port} ).*\n$`,
      ),
    );
  });

  it('is told when there is no such database', async () => {
    const { code, stderr } = await bankCommand(urlWith({ pathname: '/no_such' }), 'subscriptions');
    expect(code).toBe(1);
    expect(stderr).toMatch(/^The database at .* refuses DATABASE_URL: .*no_such.*\n$/);
  });

  it.each([[['subscriptions']], [['verify']], [['export']], [['rebuild', '--all']]])(
    'makes no bank of an empty database: %j',
    async (args) => {
      const { code, stdout, stderr } = await bankCommand(databaseUrl, ...args);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/^There is no bank in the database that DATABASE_URL names\. .*\n$/);
      const connection = await connect(databaseUrl);
      const tables = await connection.query(
        "SELECT table_name FROM information_schema.tables WHERE table_name IN ('events', 'schema_migrations')" +
          ` AND '${new URL(databaseUrl).pathname.slice(1)}' IN (table_schema, table_catalog)`,
      );
      await connection.close();
      expect(tables).toEqual([]);
    },
  );

  it('says what it means that a table is locked', async () => {
    await (await openLog(databaseUrl)).close();
    const holder = await connect(databaseUrl);
    const isPostgres = database.name === 'postgres';
    if (isPostgres) await holder.run('BEGIN');
    await holder.run(
      isPostgres
        ? 'LOCK TABLE subscriptions IN ACCESS EXCLUSIVE MODE'
        : 'LOCK TABLES subscriptions WRITE',
    );
    const { code, stdout, stderr } = await bankCommand(databaseUrl, 'subscriptions');
    await holder.close();
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(
      /^The database is busy: somebody holds what this waits for \(.*\)\. Try again; .*\n$/,
    );
  });
});
