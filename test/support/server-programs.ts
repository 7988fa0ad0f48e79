import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** How to make and run a private, temporary database server of one kind. */
export interface ServerProgram {
  readonly name: string;
  /** The environment variable that holds the URL of a server to use. */
  readonly variable: 'TEST_MYSQL_URL' | 'TEST_POSTGRES_URL';
  readonly toInstall: string;
  /** Ends the server at once; its data is thrown away anyway. */
  readonly stopSignal: 'KILL' | 'QUIT';
  find(): string | undefined;
  initialise(program: string, folder: string): string[];
  run(program: string, folder: string, port: number): string[];
  url(port: number): string;
}

export const mysql: ServerProgram = {
  name: 'MariaDB/MySQL',
  variable: 'TEST_MYSQL_URL',
  toInstall: 'mariadb-server',
  stopSignal: 'KILL',
  find: () => findProgram(['mariadbd', 'mysqld']),
  initialise(program, folder) {
    const data = ['--no-defaults', `--datadir=${folder}/data`];
    if (!isMariaDb(program)) return [program, ...data, '--initialize-insecure'];
    const install = findProgram(['mariadb-install-db', 'mysql_install_db']) ?? 'mariadb-install-db';
    return [install, ...data, '--auth-root-authentication-method=normal', '--skip-test-db'];
  },
  run: (program, folder, port) => [
    program,
    '--no-defaults',
    `--datadir=${folder}/data`,
    `--socket=${folder}/socket`,
    `--pid-file=${folder}/pid`,
    '--bind-address=127.0.0.1',
    `--port=${port}`,
    '--loose-mysqlx=OFF',
    '--server-id=1',
    '--log-bin=binlog',
    '--sync-binlog=1',
    '--innodb-flush-log-at-trx-commit=1',
    '--max-connections=300',
  ],
  url: (port) => `mysql://root@127.0.0.1:${port}`,
};

export const postgres: ServerProgram = {
  name: 'PostgreSQL',
  variable: 'TEST_POSTGRES_URL',
  toInstall: 'postgresql',
  stopSignal: 'QUIT',
  find: () => findProgram(['postgres']),
  initialise: (program, folder) => [
    join(program, '..', 'initdb'),
    `--pgdata=${folder}/data`,
    '--username=postgres',
    '--auth=trust',
    '--encoding=UTF8',
    '--no-locale',
    '--no-sync',
  ],
  run: (program, folder, port) => [
    program,
    ...['-D', `${folder}/data`, '-h', '127.0.0.1', '-p', String(port)],
    ...['-c', 'unix_socket_directories=', '-c', 'max_connections=300'],
  ],
  url: (port) => `postgres://postgres@127.0.0.1:${port}/postgres`,
};

function isMariaDb(program: string): boolean {
  return execFileSync(program, ['--no-defaults', '--version'], { encoding: 'utf8' }).includes(
    'Maria',
  );
}

function findProgram(names: string[]): string | undefined {
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    ...['/usr/sbin', '/usr/libexec', '/usr/local/sbin', '/opt/homebrew/bin'],
    ...versionsOf('/usr/lib/postgresql'),
  ];
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);
}

/** Debian keeps each version's programs in a folder of its own; the newest comes first. */
function versionsOf(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const versions = readdirSync(folder).sort((a, b) => Number(b) - Number(a));
  return versions.map((version) => join(folder, version, 'bin'));
}
