import type { DataSource } from 'typeorm';
import { connectionOptions } from '../../src/configuration/connection-options.js';
import { openDatabase } from '../../src/event-sourcing/database/open-database.js';
import { mysqlDialect } from '../../src/event-sourcing/log/stores/sql/dialects/mysql-dialect.js';
import { databases } from '../support/databases.js';
import { times } from '../support/hammering.js';
import { connect } from '../support/server-connection.js';
import { eachOf } from '../support/each-of.js';

const servers = databases.filter(({ name }) => name === 'mariadb' || name === 'mysql');

eachOf(servers)('the settings of a connection: $name', (database) => {
  let databaseUrl: string;
  let dataSource: DataSource;

  beforeEach(async () => {
    databaseUrl = await database.createUrl();
    dataSource = await openDatabase(connectionOptions(databaseUrl));
  });
  afterEach(async () => {
    await dataSource.destroy();
    await database.drop(databaseUrl);
  });

  it("are ours, not the server's, on each of a pool", async () => {
    const sql = 'SELECT CONNECTION_ID() AS id, @@sql_mode AS mode, @@time_zone AS zone, SLEEP(0.1)';
    const rows = await Promise.all(
      times(10, () => dataSource.query<[{ id: string; mode: string; zone: string }]>(sql)),
    );
    expect(new Set(rows.map(([{ id }]) => id)).size).toBe(10);
    for (const [{ mode, zone }] of rows) {
      // NO_BACKSLASH_ESCAPES would let a value end the string that the client has put it in.
      expect(mode.split(',').sort()).toEqual(['NO_ENGINE_SUBSTITUTION', 'STRICT_ALL_TABLES']);
      expect(zone).toBe('+00:00');
    }
  });

  it('have rows by many keys read as ranges of an index, and not from a table of the keys', async () => {
    const match = { equal: ['stream_id'], above: 'version' };
    const keys = times(2_000, (index) => [`account-${index}`, 0]);
    const { sql, values } = mysqlDialect.rowsByKeys('events', match, keys);
    const plan = await dataSource.query<{ table: string }[]>(
      `EXPLAIN FORMAT=TRADITIONAL SELECT * FROM ${sql}`,
      [...values],
    );
    expect(plan.map(({ table }) => table)).toEqual(['t']);
  });
});

eachOf(servers)('a user with a password, without TLS: $name', (database) => {
  // MySQL's caching_sha2_password needs the server's key for it, which a client has to ask for.
  it('is let in', async () => {
    const url = new URL(await database.createUrl());
    const user = url.pathname.slice(1);
    const root = await connect(url.href);
    await root.run(`CREATE USER ${user}@'%' IDENTIFIED BY 'of a p@ssword/'`);
    await root.run(`GRANT ALL ON ${user}.* TO ${user}@'%'`);
    const ofUser = Object.assign(new URL(url), { username: user, password: 'of a p@ssword/' });
    const dataSource = await openDatabase(connectionOptions(ofUser.href));
    expect(await dataSource.query('SELECT CURRENT_USER() AS user')).toEqual([
      { user: `${user}@%` },
    ]);
    await dataSource.destroy();
    await root.run(`DROP USER ${user}@'%'`);
    await root.close();
    await database.drop(url.href);
  });
});
