import { PREFIX_BYTES, type Seal } from '../event-sourcing/integrity/seals/seal.js';
import { SEAL_THE_LOG } from '../event-sourcing/integrity/seals/seal-consumer.js';
import { SealStore } from '../event-sourcing/integrity/seals/seal-store.js';
import type { Head } from '../event-sourcing/log/event-log.js';
import { LeaseLost } from '../event-sourcing/consume/subscriptions/checkpoint.js';
import { isLeased } from '../event-sourcing/consume/checkpoints/leases.js';
import type { Dialect } from '../event-sourcing/log/stores/sql/dialects/dialect.js';
import {
  CommitInDoubt,
  type SqlSession,
  type Transactions,
} from '../event-sourcing/log/stores/sql/transactions/transactions.js';
import { lockHead } from '../event-sourcing/log/stores/sql/typeorm-append-transaction.js';
import { BackupError, ImportInterrupted } from './file/backup.errors.js';
import { isCarried, UNFINISHED_IMPORT } from './carried-checkpoints.js';
import type { ImportMark } from './import-mark.js';
import {
  checkpoints,
  events,
  insertColumns,
  rowOf,
  sections,
  type Section,
  type Values,
} from './file/sections.js';

/** The database that a log is imported into. */
export class ImportTarget {
  private isCleared = false;
  private readonly seals: SealStore;

  constructor(
    private readonly transactions: Transactions,
    private readonly dialect: Dialect,
    private readonly mark: ImportMark,
  ) {
    this.seals = new SealStore(dialect);
  }

  /**
   * Takes the database for this import; answers with the position that an earlier run has come to.
   *
   * @throws {BackupError} if it holds a log, or others are at work on it.
   */
  async begin(): Promise<number> {
    await this.run(async (session) => {
      const { last } = await lockHead(session, this.dialect);
      await this.mustBeAlone(session);
      if (await this.mark.isThere(session)) return;
      const [event] = await session.query('SELECT position FROM events LIMIT 1');
      if (event || last.position > 0)
        throw new BackupError(
          `The database holds a log already, up to position ${last.position}: name an empty one in DATABASE_URL.`,
        );
      // A server that has been there may have left one.
      await session.execute('DELETE FROM subscriptions WHERE name = ?', [SEAL_THE_LOG]);
      const names = [UNFINISHED_IMPORT, SEAL_THE_LOG];
      await this.insert(
        session,
        checkpoints,
        names.map((name) => ({ name, position: 0, delivered: 0 })),
      );
    });
    return this.mark.take();
  }

  /**
   * Adds events with their `hash` in the chain, and their seal.
   *
   * @param from the position that the log is believed to have come to.
   */
  async append(from: number, rows: readonly Values[]): Promise<number> {
    const { position, recordedAt } = rows.at(-1)! as { position: number; recordedAt: number };
    await this.write(from, position, async (session) => {
      await this.insert(session, events, rows);
      await session.execute('UPDATE log_head SET position = ?, recorded_at = ? WHERE id = 1', [
        position,
        recordedAt,
      ]);
      await this.seal(session, from, sealOf(rows));
    });
    return position;
  }

  /** Adds what stands beside the log. */
  async add({ position }: Head, section: Section, rows: readonly Values[]): Promise<void> {
    await this.write(position, position, async (session) => {
      await this.clear(session);
      await this.insert(session, section, rows);
    });
    this.isCleared = true;
  }

  /** The database is whole from here on. */
  async finish({ position, recordedAt }: Head): Promise<void> {
    await this.write(position, position, async (session) => {
      await this.clear(session);
      await session.execute('UPDATE log_head SET recorded_at = ? WHERE id = 1', [recordedAt]);
      await this.mark.remove(session);
    });
  }

  /** Lets the next import begin at once. */
  leave(): Promise<void> {
    return this.mark.release();
  }

  private async write(
    from: number,
    to: number,
    work: (session: SqlSession) => Promise<void>,
  ): Promise<void> {
    await this.run(async (session) => {
      const { last } = await lockHead(session, this.dialect);
      await this.mustBeAlone(session);
      if (last.position !== from)
        throw new BackupError(
          `Something else has written to the log, up to position ${last.position}. Stop it, and start over with an empty database.`,
        );
      await this.mark.move(session, from, to);
      await work(session);
    });
  }

  /** What is sealed stays in step with the log; one that is not sealed up to here is left to the consumer. */
  private async seal(session: SqlSession, from: number, seal: Seal): Promise<void> {
    const moved = await session.execute(
      'UPDATE subscriptions SET position = ?, delivered = ? WHERE name = ? AND position = ?',
      [seal.last, seal.last, SEAL_THE_LOG, from],
    );
    if (moved > 0) this.seals.add(session, seal);
  }

  /** A server would take the part that is there for the whole, and act on it. */
  private async mustBeAlone(session: SqlSession): Promise<void> {
    const [holder] = await session.query(
      `SELECT name FROM subscriptions WHERE name <> ? AND owner IS NOT NULL AND ${isLeased(this.dialect)} LIMIT 1`,
      [UNFINISHED_IMPORT],
    );
    if (holder)
      throw new BackupError('A server is running on this database: stop it before an import.');
  }

  /** What an earlier run has left may be of a file that was damaged. */
  private async clear(session: SqlSession): Promise<void> {
    if (this.isCleared) return;
    const carried = await isCarried(session);
    for (const { table } of sections.slice(1)) {
      if (table !== checkpoints.table) await session.execute(`DELETE FROM ${table}`);
      else
        for (const { name } of await session.query('SELECT name FROM subscriptions'))
          if (carried(String(name)))
            await session.execute('DELETE FROM subscriptions WHERE name = ?', [name]);
    }
  }

  private async insert(session: SqlSession, section: Section, rows: readonly Values[]) {
    const columns = insertColumns(section);
    const values = rows.map((row) => rowOf(section, row));
    const insert = this.dialect.insertRows(section.table, columns, values);
    await session.execute(insert.sql, insert.values);
  }

  private async run(work: (session: SqlSession) => Promise<void>): Promise<void> {
    try {
      await this.transactions.run(work);
    } catch (error) {
      if (error instanceof LeaseLost)
        throw new ImportInterrupted('Another import into this database has taken over.', {
          cause: error,
        });
      if (error instanceof CommitInDoubt)
        throw new ImportInterrupted(
          'The connection to the database was lost. Run the import again: it goes on where it stopped.',
          { cause: error },
        );
      if (this.dialect.duplicateOf(error))
        throw new BackupError(
          `The file holds two of what there can be but one: ${(error as Error).message}`,
          { cause: error },
        );
      throw error;
    }
  }
}

/** Their hashes are known to be right: the file's reader has computed them. */
function sealOf(rows: readonly Values[]): Seal {
  const hashes = rows.map(({ hash }) => Buffer.from(hash as string, 'hex'));
  return {
    first: rows[0]!.position as number,
    last: rows.at(-1)!.position as number,
    hash: hashes.at(-1)!,
    prefixes: Buffer.concat(hashes.map((hash) => hash.subarray(0, PREFIX_BYTES))),
  };
}
