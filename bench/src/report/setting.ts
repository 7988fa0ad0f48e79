import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { DataSource } from 'typeorm';
import { connectionOptions } from '../../../src/configuration/connection-options.js';
import { settings, type Databases } from '../databases.ts';

/** Where and on what it was measured; nothing that names the machine. */
export type Setting = Readonly<Record<string, string>>;

/** What each server is asked: a setting that loses commits must not go unnoticed. */
const questions = {
  mariadb: ['version', 'log_bin', 'sync_binlog', 'innodb_flush_log_at_trx_commit']
    .map((name) => `@@${name} AS ${name}`)
    .join(', '),
  postgres: ['server_version', 'fsync', 'synchronous_commit', 'full_page_writes']
    .map((name) => `current_setting('${name}') AS ${name}`)
    .join(', '),
};

export async function settingOf(databases: Databases): Promise<Setting> {
  return {
    processor: `${availableParallelism()} x ${cpus()[0]?.model.trim() ?? 'unknown'}`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB, shared by servers, databases and load`,
    bank: versionIn('package.json'),
    Node: process.versions.node,
    MariaDB: await described(databases, 'mariadb'),
    PostgreSQL: await described(databases, 'postgres'),
    wrk: wrkVersion(),
    SQLite: 'journal_mode=WAL, synchronous=FULL',
    ...others(),
  };
}

async function described(databases: Databases, name: 'mariadb' | 'postgres'): Promise<string> {
  const url = await databases[name].createUrl();
  const dataSource = await new DataSource(connectionOptions(url)).initialize();
  const [row] = await dataSource.query<Record<string, unknown>[]>(`SELECT ${questions[name]}`);
  await dataSource.destroy();
  await databases[name].drop(url);
  const answers = Object.entries(row!).map(([setting, value]) => `${setting}=${String(value)}`);
  return [...answers, ...settings[name].filter((setting) => setting !== '-c')].join(', ');
}

/** The versions of what the bank is compared with. */
function others(): Setting {
  const { dependencies } = JSON.parse(readFileSync('bench/package.json', 'utf8')) as {
    dependencies: Record<string, string>;
  };
  return { ...dependencies, typeorm: versionIn('node_modules/typeorm/package.json') };
}

/** wrk ends with 1 when it only tells its version. */
function wrkVersion(): string {
  const { stdout } = spawnSync('wrk', ['--version'], { encoding: 'utf8' });
  return /^wrk (\S+)/.exec(stdout ?? '')?.[1] ?? 'unknown';
}

const versionIn = (file: string): string =>
  (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
