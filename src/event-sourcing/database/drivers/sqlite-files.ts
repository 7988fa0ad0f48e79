import { statSync } from 'node:fs';
import { Logger } from '@nestjs/common';

/** A file of the bank's is not there any more: nothing may rest on it. */
export class FileLost extends Error {
  /** For the outside, unlike the message, which names the file. */
  readonly reason = 'The file of the database was deleted, moved or replaced.';

  /** @param code whether nothing was committed, or that is not known. */
  constructor(
    message: string,
    readonly code: 'FILE_LOST' | 'FILE_LOST_AT_COMMIT',
  ) {
    super(message);
  }
}

/** The bank's file, and those that SQLite keeps beside it while it is open, with the way out when one is lost. */
const FILES = [
  { suffix: '', wayOut: 'Put the same file back, and the service goes on' },
  { suffix: '-wal', wayOut: 'Restart the service: as it ends, it saves what was in that file' },
  { suffix: '-shm', wayOut: 'Restart the service' },
] as const;

/** For how long a read goes by what was seen last. A commit looks each time. */
const LOOK_AGAIN_MS = 250;

/** Watches that the files which this process has open are those that their paths name. */
export class SqliteFiles {
  private readonly logger = new Logger('Database');
  private opened: readonly (string | undefined)[] = [];
  private connections = 0;
  private lookedAt = -Infinity;
  private loss: string | undefined;

  constructor(private readonly path: string) {}

  get areOpen(): boolean {
    return this.connections > 0;
  }

  /** To be told of each connection when it has read from the file. */
  opens(): void {
    if (!this.areOpen) this.opened = FILES.map(({ suffix }) => identity(this.path + suffix));
    this.connections += 1;
  }

  closes(): void {
    this.connections -= 1;
  }

  /** Before something is read or opened. @throws {FileLost} */
  mustBeThere(): void {
    if (performance.now() - this.lookedAt > LOOK_AGAIN_MS) this.look();
    this.mustNotBeLost('FILE_LOST');
  }

  /** Sees to it that what is committed is in the file that the path names. @throws {FileLost} */
  committing<T>(commit: () => T): T {
    this.look();
    this.mustNotBeLost('FILE_LOST');
    const result = commit();
    this.look();
    this.mustNotBeLost('FILE_LOST_AT_COMMIT');
    return result;
  }

  private mustNotBeLost(code: FileLost['code']): void {
    if (this.loss !== undefined) throw new FileLost(this.loss, code);
  }

  private look(): void {
    this.lookedAt = performance.now();
    const loss = this.areOpen ? this.findLoss() : undefined;
    if (loss === this.loss) return;
    this.loss = loss;
    if (loss === undefined) this.logger.log(`${this.path} is there again.`);
    else this.logger.error(loss);
  }

  private findLoss(): string | undefined {
    for (const [index, { suffix, wayOut }] of FILES.entries()) {
      const path = this.path + suffix;
      const found = identity(path);
      if (found === this.opened[index]) continue;
      const fate = found === undefined ? 'deleted, moved or emptied' : 'replaced by another file';
      return `${path} was ${fate} while it was open: nothing is read or written. ${wayOut}.`;
    }
    return undefined;
  }
}

/** Which file it is; undefined if there is none. A database is never empty, but what stands beside it may be. */
function identity(path: string): string | undefined {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  if (!found || (found.size === 0n && !path.endsWith('-wal'))) return undefined;
  return `${found.dev}:${found.ino}`;
}
