import { setTimeout as delay } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { LogUnavailable } from '../../../event-log.errors.js';
import type { Connection } from '../connections/connection.js';
import { ConnectionSource } from '../connections/connection-source.js';
import { DatabaseTrouble } from '../connections/database-trouble.js';
import { patienceFor, patienceForProgress, type Patience } from '../dialects/patience.js';
import type { Dialect } from '../dialects/dialect.js';
import { openReader } from './reader-data-source.js';
import { Session } from './session.js';
import type { SqlReader, SqlSession } from './sql-session.js';
import { Turns } from './turns.js';

export type { Row, SqlReader, SqlSession } from './sql-session.js';

/** The connection was lost at COMMIT: it may have been carried out, or be so yet. */
export class CommitInDoubt extends Error {}

const LONGEST_PAUSE_MS = 500;

/** Within how many milliseconds a caller gets an answer, unless it is told otherwise. */
export const DEFAULT_ANSWER_WITHIN_MS = 10_000;

/** Transactions of READ COMMITTED or stronger, done again where the database asks for it. */
export class Transactions {
  /** For statements outside a transaction: each is run again after a lost connection. */
  readonly reads: SqlReader;

  constructor(
    private readonly writer: DataSource,
    private readonly connections: ConnectionSource,
    private readonly readers: ConnectionSource,
    private readonly dialect: Dialect,
    private readonly turns: Turns,
    private readonly patience: Patience,
  ) {
    this.reads = {
      query: (sql, values = []) =>
        this.retried(() =>
          this.readers.use(this.patience, async (connection) => {
            const { records } = await connection.query(dialect.placeholders(sql), values);
            return records ?? [];
          }),
        ),
    };
  }

  /** On a single connection, `reader` must be another one: it must not see what is not committed. */
  static on(
    writer: DataSource,
    reader: DataSource,
    dialect: Dialect,
    answerWithinMs = DEFAULT_ANSWER_WITHIN_MS,
  ): Transactions {
    const connections = new ConnectionSource(writer, dialect);
    const readers = reader === writer ? connections : new ConnectionSource(reader, dialect);
    const patience = patienceFor(answerWithinMs);
    return new Transactions(writer, connections, readers, dialect, new Turns(), patience);
  }

  /** The same for work that goes by its progress: a statement may take as long as it does. */
  get patient(): Transactions {
    const { writer, connections, readers, dialect, turns, patience } = this;
    const more = patienceForProgress(patience.retryMs);
    return new Transactions(writer, connections, readers, dialect, turns, more);
  }

  /**
   * Commits what `work` did, or nothing of it. `work` runs again after a deadlock or the database's trouble.
   *
   * @throws {CommitInDoubt} @throws {LogUnavailable} when the trouble lasts; else what `work` throws.
   */
  async run<T>(work: (session: SqlSession) => Promise<T>): Promise<T> {
    return this.retried(() => this.attempt(work));
  }

  /** The same, but never runs `work` again: a deadlock or the database's trouble is thrown as well. */
  attempt<T>(work: (session: SqlSession) => Promise<T>): Promise<T> {
    return this.dialect.singleConnection ? this.turns.take(() => this.once(work)) : this.once(work);
  }

  /** Takes what was deleted out of the database's own files, where it can; false while it is busy. */
  async purge(): Promise<boolean> {
    const { purge } = this.dialect;
    if (purge === undefined) return true;
    const { records } = await this.retried(() =>
      this.turns.take(() =>
        this.connections.use(this.patience, (connection) => connection.query(purge, [])),
      ),
    );
    return Number(records?.[0]?.busy) === 0;
  }

  /** Reads one state of the database; `work` runs again after a lost connection. */
  snapshot<T>(work: (reader: SqlReader) => Promise<T>): Promise<T> {
    return this.retried(async () => {
      // Not the shared reader, which must not be held open where there is one connection.
      const source = await openReader(this.writer);
      const connections =
        source === this.writer ? this.connections : new ConnectionSource(source, this.dialect);
      try {
        return await connections.use(this.patience, (connection) =>
          this.readOneState(connection, work),
        );
      } finally {
        if (source !== this.writer) await source.destroy();
      }
    });
  }

  private async readOneState<T>(
    connection: Connection,
    work: (reader: SqlReader) => Promise<T>,
  ): Promise<T> {
    for (const statement of this.dialect.beginSnapshot) await connection.query(statement, []);
    const result = await work(new Session(connection, this.dialect));
    await connection.query('ROLLBACK', []);
    return result;
  }

  private async retried<T>(work: () => Promise<T>): Promise<T> {
    const until = performance.now() + this.patience.retryMs;
    for (let attempt = 1; ; attempt++) {
      try {
        return await work();
      } catch (error) {
        this.mustBeInReach(error);
        const passes = error instanceof DatabaseTrouble || this.dialect.isTransient(error);
        if (!passes) throw error;
        const pause =
          Math.min(LONGEST_PAUSE_MS, 10 * 2 ** Math.min(attempt, 10)) * (0.5 + Math.random() / 2);
        if (performance.now() + pause > until) throw new LogUnavailable({ cause: error });
        await delay(pause);
      }
    }
  }

  /** @throws {LogUnavailable} if it is known what is wrong, and that nothing was committed. */
  private mustBeInReach(error: unknown): void {
    const cause = error instanceof DatabaseTrouble ? error.cause : error;
    const reason = this.dialect.outOfReach?.(cause);
    if (reason !== undefined) throw new LogUnavailable({ reason, cause });
  }

  private once<T>(work: (session: SqlSession) => Promise<T>): Promise<T> {
    return this.connections.use(this.patience, async (connection) => {
      const session = new Session(connection, this.dialect);
      session.defer(this.dialect.begin);
      try {
        const result = await work(session);
        await session.beforeCommit();
        // A COMMIT that was never sent must not count as in doubt.
        connection.mustBeOpen();
        await this.commit(session);
        return result;
      } catch (error) {
        await this.endIfLost(connection, error);
        throw error;
      }
    });
  }

  private async commit(session: Session): Promise<void> {
    try {
      await session.commit();
    } catch (error) {
      this.mustBeInReach(error);
      if (!(error instanceof DatabaseTrouble)) throw error;
      throw new CommitInDoubt('The outcome of a COMMIT is not known.', { cause: error });
    }
  }

  /** Ends a session that would hold its locks until the server's own bounds end it. */
  private async endIfLost(connection: Connection, error: unknown): Promise<void> {
    const { isLost, sessionId } = connection;
    if (!isLost || sessionId === undefined) return;
    const ended = this.connections.endSession(sessionId, this.patience);
    // Who is in doubt looks the outcome up next, behind the lock that the session may hold.
    if (error instanceof CommitInDoubt) await ended;
  }
}
