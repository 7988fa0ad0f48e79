import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import {
  accessSync,
  closeSync,
  constants,
  copyFileSync,
  linkSync,
  openSync,
  rmSync,
  statSync,
} from 'node:fs';
import Database from 'better-sqlite3';

/** The id that marks a bank's file: "bank" in ASCII. */
const APPLICATION_ID = 0x62616e6b;

/** Readable and writable by its owner alone. */
const MODE = 0o600;

/** Before the file is opened: one that is not there is begun, one that can't be a bank's is refused. */
export function prepareBank(path: string): void {
  const found = sizeOf(path);
  if (found === 0)
    throw new Error(
      `${path} is empty. If a bank was there, put it back; to begin a new one, delete the file.`,
    );
  // SQLite would open it, and fail at the first write.
  for (const each of found === undefined ? [dirname(path)] : [dirname(path), path])
    accessSync(each, constants.W_OK);
  if (found !== undefined) return mustHaveLog(path);
  const left = ['-wal', '-shm'].map((suffix) => path + suffix).filter((each) => sizeOf(each));
  if (left.length > 0)
    throw new Error(
      `${path} is missing, but ${left.join(' and ')} of it ${left.length > 1 ? 'are' : 'is'} there. ` +
        'Put the file back; to begin a new bank, delete what is left.',
    );
  begin(path);
}

/** @throws {Error} if the file holds something else. */
export function mustBeABank(database: Database.Database): void {
  if (Number(database.pragma('application_id', { simple: true })) === APPLICATION_ID) return;
  // Files of earlier releases have no id.
  const find = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'log_head'";
  if (database.prepare(find).all().length > 0) return;
  throw new Error(
    `${database.name} holds no bank, but something else. Name another file; to begin a new bank there, delete it.`,
  );
}

/**
 * SQLite deletes `-shm` before `-wal`, and makes it after that: the one without the other says that somebody
 * has deleted the log of a bank that was not closed.
 */
function mustHaveLog(path: string): void {
  const isThere = (suffix: string) => sizeOf(path + suffix) !== undefined;
  if (isThere('-wal') || !isThere('-shm') || isThere('-wal')) return;
  throw new Error(
    `${path}-wal is missing, though ${path} was not closed: what was acknowledged last may be lost. ` +
      'If a server still runs on it, stop that, and it saves it. Else put the file back; to go on without it, ' +
      `delete ${path}-shm.`,
  );
}

/** Nobody ever sees one that is half begun, nor is one replaced that another process has begun. */
function begin(path: string): void {
  const begun = `${path}.${randomUUID()}`;
  try {
    closeSync(openSync(begun, 'wx', MODE));
    const database = new Database(begun);
    database.pragma(`application_id = ${APPLICATION_ID}`);
    database.pragma('journal_mode = WAL');
    database.close();
    putInPlace(begun, path);
  } finally {
    rmSync(begun, { force: true });
  }
}

function putInPlace(begun: string, path: string): void {
  const isTaken = (error: unknown) => (error as NodeJS.ErrnoException).code === 'EEXIST';
  try {
    linkSync(begun, path);
  } catch (error) {
    if (isTaken(error)) return;
    // Not every file system has hard links.
    try {
      copyFileSync(begun, path, constants.COPYFILE_EXCL);
    } catch (uncopied) {
      if (!isTaken(uncopied)) throw uncopied;
    }
  }
}

const sizeOf = (path: string): number | undefined =>
  statSync(path, { throwIfNoEntry: false })?.size;
