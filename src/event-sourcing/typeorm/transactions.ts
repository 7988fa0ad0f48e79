import { setTimeout as delay } from 'node:timers/promises';
import type { DataSource, QueryRunner } from 'typeorm';
import { LogUnavailable } from '../event-log.errors.js';
import type { Dialect } from './dialect.js';
import { openReader } from './reader-data-source.js';
import { Session } from './session.js';
import type { Row, SqlReader, SqlSession } from './sql-session.js';

export type { Row, SqlReader, SqlSession } from './sql-session.js';

/** The connection was lost at COMMIT: it may have been carried out, or be so yet. */
export class CommitInDoubt extends Error {}

const MAX_ATTEMPTS = 10;

/** Transactions of READ COMMITTED or stronger, done again where the database asks for it. */
export class Transactions {
  /** For statements outside a transaction: each is run again after a lost connection. */
  readonly reads: SqlReader;
  private last: Promise<unknown> = Promise.resolve();

  /** On a single connection, `reader` must be another one: it must not see what is not committed. */
  constructor(
    private readonly writer: DataSource,
    reader: DataSource,
    private readonly dialect: Dialect,
  ) {
    this.reads = {
      query: (sql, values = []) =>
        this.retried(() => reader.query(dialect.placeholders(sql), [...values])),
    };
  }

  /**
   * Commits what `work` did, or nothing of it. `work` runs again after a deadlock or a lost connection.
   *
   * @throws {CommitInDoubt} @throws {LogUnavailable} after `MAX_ATTEMPTS`; else what `work` throws.
   */
  async run<T>(work: (session: SqlSession) => Promise<T>): Promise<T> {
    return this.retried(() => this.attempt(work));
  }

  /** The same, but never runs `work` again: a deadlock or a lost connection is thrown as well. */
  attempt<T>(work: (session: SqlSession) => Promise<T>): Promise<T> {
    return this.dialect.singleConnection ? this.inTurn(() => this.once(work)) : this.once(work);
  }

  /** Takes what was deleted out of the database's own files, where it can; false while it is busy. */
  async purge(): Promise<boolean> {
    const { purge } = this.dialect;
    if (purge === undefined) return true;
    const [row] = await this.retried(() => this.inTurn(() => this.writer.query<Row[]>(purge)));
    return Number(row?.busy) === 0;
  }

  /** Reads one state of the database; `work` runs again after a lost connection. */
  snapshot<T>(work: (reader: SqlReader) => Promise<T>): Promise<T> {
    return this.retried(async () => {
      // Not the shared reader, which must not be held open where there is one connection.
      const source = await openReader(this.writer);
      try {
        return await this.readOneState(source, work);
      } finally {
        if (source !== this.writer) await source.destroy();
      }
    });
  }

  private async readOneState<T>(
    source: DataSource,
    work: (reader: SqlReader) => Promise<T>,
  ): Promise<T> {
    const runner = source.createQueryRunner('master');
    try {
      await runner.connect();
      for (const statement of this.dialect.beginSnapshot) await runner.query(statement);
      const result = await this.orRollBack(runner, () => work(new Session(runner, this.dialect)));
      await rollBack(runner);
      return result;
    } finally {
      await runner.release();
    }
  }

  private async retried<T>(work: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await work();
      } catch (error) {
        const passes = this.dialect.isTransient(error) || this.dialect.isConnectionLost(error);
        if (!passes) throw error;
        if (attempt === MAX_ATTEMPTS) throw new LogUnavailable({ cause: error });
        await delay(Math.min(2_000, 10 * 2 ** attempt) * (0.5 + Math.random() / 2));
      }
    }
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.last.then(work);
    this.last = result.catch(() => undefined);
    return result;
  }

  private async once<T>(work: (session: SqlSession) => Promise<T>): Promise<T> {
    const runner = this.writer.createQueryRunner('master');
    try {
      await runner.connect();
      const session = new Session(runner, this.dialect);
      session.defer(this.dialect.begin);
      const result = await this.orRollBack(runner, async () => {
        const worked = await work(session);
        await session.beforeCommit();
        return worked;
      });
      await this.commit(runner, session);
      return result;
    } finally {
      await runner.release();
    }
  }

  private async commit(runner: QueryRunner, session: Session): Promise<void> {
    try {
      await session.commit();
    } catch (error) {
      await rollBack(runner);
      if (this.dialect.isTransient(error) || this.dialect.isRefused(error)) throw error;
      throw new CommitInDoubt('The outcome of a COMMIT is not known.', { cause: error });
    }
  }

  private async orRollBack<T>(runner: QueryRunner, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      await rollBack(runner);
      throw error;
    }
  }
}

/** A connection that can't be rolled back must not return to the pool with its transaction open. */
async function rollBack(runner: QueryRunner): Promise<void> {
  try {
    await runner.query('ROLLBACK');
  } catch {
    const connection = (await runner.connect().catch(() => undefined)) as
      { destroy?(): void; end?(): void } | undefined;
    (connection?.destroy ?? connection?.end)?.call(connection);
  }
}
