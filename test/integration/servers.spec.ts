import { connectionOptions } from '../../src/configuration/connection-options.js';
import { openDatabase } from '../../src/event-sourcing/database/open-database.js';
import { mustBeFit } from '../../src/event-sourcing/database/servers/server-check.js';
import { startPrivately, stopDatabaseServers } from '../support/database-servers.js';
import { databases } from '../support/databases.js';
import { NamedMysql } from '../support/named-mysql.js';
import { connect, createBank } from '../support/server-connection.js';
import { mariadb, mysql } from '../support/server-programs.js';
import { eachOf } from '../support/each-of.js';

const SUPPORTED = 'Supported are MySQL 8.0, MariaDB 10.6 and PostgreSQL 13, or newer.';

/** What is told of a database that must not be used; nothing was made in it. */
async function refusal(url: string): Promise<string> {
  const opened = openDatabase(connectionOptions(url));
  const error: unknown = await opened.then(
    (dataSource) => dataSource.destroy(),
    (reason: unknown) => reason,
  );
  return error instanceof Error ? error.message : 'It was taken.';
}

describe('what speaks the protocol of MySQL', () => {
  it.each([
    [
      '8.0.11-TiDB-v8.5.1',
      { version_comment: 'TiDB Server (Apache License 2.0)' },
      /TiDB.*SKIP LOCKED/,
    ],
    ['8.0.35', { version_comment: 'PingCAP', tidb_current_ts: '0' }, /TiDB.*SKIP LOCKED/],
    ['5.7.25-OceanBase-v4.2.1.0', {}, /OceanBase/],
    ['8.0.30-Vitess', { version_comment: 'MySQL Community Server' }, /Vitess/],
    ['8.0.33', { version_comment: 'Dolt' }, /Dolt/],
    ['5.7.32', { version_comment: 'SingleStoreDB source distribution' }, /SingleStore/],
    ['8.0.28', { version_comment: 'Source distribution', aurora_version: '3.04.0' }, /Aurora/],
    ['8.0.35-Heron', {}, /8\.0\.35-Heron/],
    ['Heron 1.0', {}, /Heron 1\.0/],
    [
      '5.7.44-log',
      { version_comment: 'MySQL Community Server' },
      /MySQL 5\.7\.44, which is too old/,
    ],
    ['10.5.23-MariaDB-0+deb11u1', {}, /MariaDB 10\.5\.23, which is too old/],
    ['5.5.68-MariaDB', {}, /MariaDB 5\.5\.68, which is too old/],
    ['8.0.36-28.1', { version_comment: 'Percona XtraDB Cluster (GPL)' }, /Percona XtraDB Cluster/],
    ['10.6.16-MariaDB-log', { wsrep_on: 'ON' }, /Galera cluster.*locks hold on one node/],
    [
      '8.0.36',
      { group_replication_group_name: 'x', group_replication_single_primary_mode: 'OFF' },
      /several primaries/,
    ],
  ] as const)('is refused by name where it is another: %s %j', async (version, settings, why) => {
    const server = await NamedMysql.start(version, settings);
    const told = await refusal(server.databaseUrl);
    expect(told).toMatch(why);
    expect(told).toMatch(new RegExp(`^The database server is [^\n]*${SUPPORTED}$`));
    expect(server.asked.join('\n')).not.toMatch(/CREATE|INSERT/);
    await server.close();
  });

  it.each([
    ['8.0.36-0ubuntu0.22.04.1', '(Ubuntu)'],
    ['8.4.3', 'MySQL Community Server - GPL'],
    ['8.0.31-google', '(Google)'],
    ['8.0.35-27', 'Percona Server (GPL), Release 27, Revision 2f8eeab2'],
    ['9.7.0-log', 'Source distribution'],
    ['8.0.36-commercial', 'MySQL Enterprise Server - Commercial'],
    ['8.0.40-azure', 'MySQL Community Server (GPL)'],
    ['8.0.39-debug', 'Homebrew'],
    ['10.11.6-MariaDB-0+deb12u1-log', 'Debian 12'],
    ['11.4.2-MariaDB-ubu2404', 'mariadb.org binary distribution'],
    ['10.6.12-8-MariaDB-enterprise-log', 'MariaDB Enterprise Server'],
  ])('is taken where it is what it should be: %s (%s)', async (version, version_comment) => {
    const settings = { version_comment, wsrep_on: 'OFF', log_bin: 'ON', binlog_format: 'ROW' };
    const server = await NamedMysql.start(version, settings);
    await mustBeFit(connectionOptions(server.databaseUrl), 60_000);
    expect(server.asked).toHaveLength(2);
    await server.close();
  });
});

const binlogs = databases.flatMap(({ name }) =>
  name === 'mariadb' ? [mariadb] : name === 'mysql' ? [mysql] : [],
);
eachOf(binlogs)('binlog_format=STATEMENT: $name', (server) => {
  afterAll(stopDatabaseServers);

  it('is found before anything is made', async () => {
    const settings = ['--binlog-format=STATEMENT'];
    const url = await createBank(await startPrivately(server, server.find()!, settings));
    expect(await refusal(url)).toBe(
      'The database server has binlog_format=STATEMENT, which takes no write at READ COMMITTED. ' +
        'Set binlog_format=ROW on it.',
    );
    const admin = await connect(url);
    expect(await admin.query('SHOW TABLES')).toEqual([]);
    await admin.close();
  });
});

eachOf(databases.filter(({ name }) => name === 'postgres'))(
  'what speaks the protocol of PostgreSQL: $name',
  (database) => {
    it.each([
      ['CockroachDB CCL v23.1.11 (x86_64-pc-linux-gnu, built 2023/09/27)', /CockroachDB CCL/],
      ['PostgreSQL 11.2-YB-2.18.0.0-b0 on x86_64-pc-linux-gnu, compiled by clang, 64-bit', /-YB-/],
      ['PostgreSQL 15.2-YB-2.25.0.0-b0 on x86_64, compiled by clang, 64-bit', /-YB-/],
      ['PostgreSQL 8.0.2 on i686, compiled by GCC gcc (GCC) 3.4.2, Redshift 1.0.55837', /8\.0\.2/],
      ['PostgreSQL 14.4 (Greenplum Database 8.0) on x86_64, compiled by gcc, 64-bit', /Greenplum/],
      ['PostgreSQL 13.0.0 on x86_64-pc-linux-gnu (Materialize 0.1)', /Materialize/],
      ['PostgreSQL 16.1 (Heron 1.0, on PostgreSQL)', /Heron/],
      ['Heron 16.1', /Heron/],
      [
        'PostgreSQL 12.18 on x86_64, compiled by gcc (GCC) 12.2.0, 64-bit',
        /12\.18, which is too old/,
      ],
    ])('is refused by name where it calls itself %s', async (version, why) => {
      const url = await database.createUrl();
      const admin = await connect(url);
      await admin.run(
        `CREATE FUNCTION version() RETURNS text LANGUAGE sql AS $$ SELECT '${version}' $$`,
      );
      const name = new URL(url).pathname.slice(1);
      await admin.run(`ALTER DATABASE ${name} SET search_path = public, pg_catalog`);
      const told = await refusal(url);
      expect(told).toMatch(why);
      expect(told).toMatch(new RegExp(`^The database server is [^\n]*${SUPPORTED}$`));
      expect(await admin.query("SELECT 1 FROM pg_tables WHERE schemaname = 'public'")).toEqual([]);
      await admin.close();
      await database.drop(url);
    });
  },
);
