// Usage: npm run mysql:install
// Gets a MySQL server for the tests, for a machine that has none: the one of Debian's unstable suite, with that
// suite's loader and libraries, in a folder of its own.
import {
  chmodSync,
  globSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { mysql } from '../support/server-programs.ts';
import { installedMysqld, mysqlFolder } from './installation.ts';
import { run, unstableApt } from './unstable-apt.ts';

/** Debian has had names with and without a version. */
const PACKAGE = 'mysql-server-core(-[0-9.]+)?';

function main(): void {
  const there = mysql.find();
  if (there) return console.log(`There is a MySQL already: ${there}`);
  process.umask(0o022);
  clearLeftovers();
  // What is in the final folder is whole: it gets there under its name in one step.
  const folder = `${mysqlFolder}.${process.pid}`;
  try {
    install(folder);
    rmSync(mysqlFolder, { recursive: true, force: true });
    renameSync(folder, mysqlFolder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(run(installedMysqld, '--no-defaults', '--version').trim());
}

/** What installations left that were killed on the way. */
function clearLeftovers(): void {
  const caches = dirname(mysqlFolder);
  mkdirSync(caches, { recursive: true });
  for (const name of readdirSync(caches)) {
    const pid = Number(/\.(\d+)$/.exec(name)?.[1]);
    if (name.startsWith(`${basename(mysqlFolder)}.`) && pid && !isAlive(pid))
      rmSync(join(caches, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function install(folder: string): void {
  const downloads = join(folder, 'downloads');
  mkdirSync(downloads, { recursive: true });
  const apt = unstableApt(downloads);
  const { name, version } = apt.newest(PACKAGE);
  console.log(`Getting MySQL ${version} ...`);
  for (const file of apt.download(name)) run('dpkg-deb', '--extract', file, join(folder, 'root'));
  rmSync(downloads, { recursive: true });
  const program = join(folder, basename(installedMysqld));
  writeFileSync(program, programText(folder));
  chmodSync(program, 0o755);
  run(program, '--no-defaults', '--version');
}

/** Starts the server, from wherever its folder is moved to. Its first argument must stay the first. */
function programText(folder: string): string {
  const [loader] = globSync('usr/lib/*/ld-linux*.so.*', { cwd: join(folder, 'root') });
  if (!loader) throw new Error('there is no loader among the libraries');
  return `#!/bin/sh
root=$(dirname "$(readlink -f "$0")")/root
exec "$root/${loader}" --library-path "$root/${dirname(loader)}" "$root/usr/sbin/mysqld" "$@" \\
  --secure-file-priv=NULL --lc-messages-dir="$root/usr/share/mysql" --plugin-dir="$root/usr/lib/mysql/plugin"
`;
}

try {
  main();
} catch (error) {
  console.error(`MySQL can't be had: ${(error as Error).message.trim()}`);
  process.exitCode = 1;
}
