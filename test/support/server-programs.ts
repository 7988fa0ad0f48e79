import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installedMysqld } from '../mysql/installation.ts';

/** How to make and run a private, temporary database server of one kind. */
export interface ServerProgram {
  readonly name: string;
  /** The environment variable that holds the URL of a server to use. */
  readonly variable: 'TEST_MARIADB_URL' | 'TEST_MYSQL_URL' | 'TEST_POSTGRES_URL';
  readonly howToGet: string;
  /** Where it can't be had everywhere: CI does without it. */
  readonly isOptional?: true;
  /** Ends the server at once; its data is thrown away anyway. */
  readonly stopSignal: 'KILL' | 'QUIT';
  find(): string | undefined;
  initialise(program: string, folder: string): string[];
  run(program: string, folder: string, port: number): string[];
  url(port: number): string;
}

export const mariadb: ServerProgram = {
  name: 'MariaDB',
  variable: 'TEST_MARIADB_URL',
  howToGet: 'install mariadb-server',
  stopSignal: 'KILL',
  find: () => findPrograms(['mariadbd', 'mysqld']).find((program) => isOf('MariaDB', program)),
  initialise(_, folder) {
    const [install] = findPrograms(['mariadb-install-db', 'mysql_install_db']);
    const settings = ['--auth-root-authentication-method=normal', '--skip-test-db'];
    return [install ?? 'mariadb-install-db', ...dataIn(folder), ...settings];
  },
  run: runMysql,
  url: urlOfMysql,
};

export const mysql: ServerProgram = {
  name: 'MySQL',
  variable: 'TEST_MYSQL_URL',
  howToGet: 'call npm run mysql:install',
  isOptional: true,
  stopSignal: 'KILL',
  find: () =>
    [...findPrograms(['mysqld']), installedMysqld].find((program) => isOf('MySQL', program)),
  initialise: (program, folder) => [program, ...dataIn(folder), '--initialize-insecure'],
  run: (program, folder, port) => [...runMysql(program, folder, port), '--mysqlx=OFF'],
  url: urlOfMysql,
};

export const postgres: ServerProgram = {
  name: 'PostgreSQL',
  variable: 'TEST_POSTGRES_URL',
  howToGet: 'install postgresql',
  stopSignal: 'QUIT',
  find: () => findPrograms(['postgres'])[0],
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

export const serverPrograms = { mariadb, mysql, postgres };

function runMysql(program: string, folder: string, port: number): string[] {
  return [
    program,
    ...dataIn(folder),
    `--socket=${folder}/socket`,
    `--pid-file=${folder}/pid`,
    '--bind-address=127.0.0.1',
    `--port=${port}`,
    '--server-id=1',
    '--log-bin=binlog',
    '--sync-binlog=1',
    '--innodb-flush-log-at-trx-commit=1',
    '--max-connections=300',
  ];
}

function urlOfMysql(port: number): string {
  return `mysql://root@127.0.0.1:${port}`;
}

function dataIn(folder: string): string[] {
  return ['--no-defaults', `--datadir=${folder}/data`];
}

/** Either may be called `mysqld`; what does not run is neither. */
function isOf(maker: 'MariaDB' | 'MySQL', program: string): boolean {
  const { status, stdout } = spawnSync(program, ['--no-defaults', '--version'], {
    encoding: 'utf8',
  });
  return status === 0 && stdout.includes('MariaDB') === (maker === 'MariaDB');
}

export function findPrograms(names: string[]): string[] {
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    ...['/usr/sbin', '/usr/libexec', '/usr/local/sbin', '/opt/homebrew/bin'],
    ...versionsOf('/usr/lib/postgresql'),
  ];
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).filter(existsSync);
}

/** Debian keeps each version's programs in a folder of its own; the newest comes first. */
function versionsOf(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const versions = readdirSync(folder).sort((a, b) => Number(b) - Number(a));
  return versions.map((version) => join(folder, version, 'bin'));
}
