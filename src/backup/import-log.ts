import type { EventLogReader } from '../event-sourcing/log/event-log.js';
import { chainHash, GENESIS } from '../event-sourcing/integrity/seals/hash-chain.js';
import { BackupError } from './file/backup.errors.js';
import type { Progress } from './export-log.js';
import type { FileReader } from './file/file-reader.js';
import type { ImportTarget } from './import-target.js';
import { events, type Values } from './file/sections.js';

/** Writes a file's log into a database, a batch a transaction, or goes on where it was stopped. */
export class LogImport {
  /** The chain's hash at the last event that was there already. */
  private hash = GENESIS;

  constructor(
    private readonly log: EventLogReader,
    private readonly target: ImportTarget,
  ) {}

  /**
   * Answers with the position that an earlier run had come to.
   *
   * @throws {BackupError}
   */
  async run(file: FileReader, progress: Progress = () => undefined): Promise<number> {
    const { head } = file.header;
    try {
      const begun = await this.target.begin();
      if (begun > head.position) throw otherFile(head.position + 1);
      let position = begun;
      for await (const { section, rows } of file.batches()) {
        if (section !== events) {
          await this.target.add(head, section, rows);
          continue;
        }
        const added = rows.filter((row) => (row.position as number) > begun);
        await this.compare(rows.slice(0, rows.length - added.length));
        if (added.length > 0) position = await this.target.append(position, added);
        progress(rows.at(-1)!.position as number, head.position);
      }
      await this.target.finish(head);
      return begun;
    } finally {
      await this.target.leave();
    }
  }

  /** What is there must be the beginning of the file, to the last byte. */
  private async compare(rows: readonly Values[]): Promise<void> {
    if (rows.length === 0) return;
    const after = (rows[0]!.position as number) - 1;
    const stored = await this.log.readAll(after, rows.length);
    for (const [index, { position, hash }] of rows.entries()) {
      const event = stored[index];
      if (event) this.hash = chainHash(this.hash, event);
      if (!event || this.hash.toString('hex') !== hash) throw otherFile(position as number);
    }
  }
}

const otherFile = (position: number) =>
  new BackupError(
    `The database holds something else than the file from position ${position} on: ` +
      'an import of another file was begun there. Import into an empty one.',
  );
