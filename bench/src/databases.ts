import { databasesOn, type TestDatabases } from '../../test/support/databases.ts';
import { startPrivately } from '../../test/support/database-servers.ts';
import { mariadb, postgres, type ServerProgram } from '../../test/support/server-programs.ts';

/** Memory fit for a bank, and a binlog that is gone before it fills the disk. What makes a commit durable is in `server-programs.ts`, and the servers' default. */
export const settings = {
  mariadb: [
    ...['--innodb-buffer-pool-size=1G', '--innodb-log-file-size=1G', '--max-connections=300'],
    ...['--max-binlog-size=256M', '--binlog-expire-logs-seconds=30'],
  ],
  postgres: ['-c', 'shared_buffers=1GB', '-c', 'max_wal_size=2GB'],
};

export type DatabaseName = Exclude<TestDatabases['name'], 'mysql'>;
export type Databases = Readonly<Record<DatabaseName, TestDatabases>>;

/** A private MariaDB and a private PostgreSQL, with durable settings, and SQLite files. */
export async function startDatabases(): Promise<Databases> {
  const [mariadbUrl, postgresUrl] = await Promise.all([
    start(mariadb, settings.mariadb),
    start(postgres, settings.postgres),
  ]);
  const all = databasesOn({ mariadb: mariadbUrl, postgres: postgresUrl });
  return Object.fromEntries(all.map((each) => [each.name, each])) as Record<
    DatabaseName,
    TestDatabases
  >;
}

async function start(server: ServerProgram, more: readonly string[]): Promise<string> {
  const program = server.find();
  if (!program) throw new Error(`No ${server.name} found: ${server.howToGet}.`);
  return startPrivately(server, program, more);
}
