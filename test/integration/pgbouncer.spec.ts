import { connectionOptions } from '../../src/configuration/connection-options.js';
import { openDatabase } from '../../src/event-sourcing/database/open-database.js';
import { stopDatabaseServers } from '../support/database-servers.js';
import { databases } from '../support/databases.js';
import { times } from '../support/hammering.js';
import { noPgbouncer, startPgbouncer } from '../support/pgbouncer.js';
import { eachOf } from '../support/each-of.js';

const servers = databases.filter(({ name }) => name === 'postgres');
/** Where that is left out, the last lines of the run say so. */
const withPgbouncer = noPgbouncer ? describe.skip : describe;

eachOf(servers, withPgbouncer)('PgBouncer in front of $name', (database) => {
  let databaseUrl: string;

  beforeAll(async () => (databaseUrl = await database.createUrl()));
  afterAll(async () => {
    await stopDatabaseServers();
    await database.drop(databaseUrl);
  });

  it("keeps each connection's settings in session mode", async () => {
    const url = await startPgbouncer(databaseUrl, 'session');
    const dataSource = await openDatabase(connectionOptions(`${url}?schema=till`));
    const settings = `SELECT current_setting('lock_timeout') AS lock, current_schema() AS schema,
      current_setting('default_transaction_isolation') AS isolation, current_setting('timezone') AS zone,
      current_setting('idle_in_transaction_session_timeout') AS idle, pg_sleep(0.1)::text AS slept`;
    for (const [row] of await Promise.all(times(10, () => dataSource.query<object[]>(settings))))
      expect(row).toMatchObject({
        ...{ lock: '3s', isolation: 'read committed', zone: 'UTC', idle: '15s', schema: 'till' },
      });
    await dataSource.destroy();
  });

  it.each(['transaction', 'statement'] as const)('is refused in %s mode', async (mode) => {
    const url = await startPgbouncer(databaseUrl, mode);
    await expect(openDatabase(connectionOptions(url))).rejects.toThrow(
      /^DATABASE_URL leads to a pooler .* Set pool_mode = session in it/,
    );
  });
});
