import { homedir } from 'node:os';
import { join } from 'node:path';

/** Not below root's home, since the tests' servers do not run as root. */
const caches = process.getuid?.() === 0 ? '/var/cache' : join(homedir(), '.cache');

/** Where `npm run mysql:install` leaves MySQL, apart from the system's programs. */
export const mysqlFolder = join(caches, 'event-sourced-bank', 'mysql');

export const installedMysqld = join(mysqlFolder, 'mysqld');
