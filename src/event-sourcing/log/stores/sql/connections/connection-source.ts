import { setTimeout as delay } from 'node:timers/promises';
import type { DataSource, QueryRunner } from 'typeorm';
import type { Dialect, Query } from '../dialects/dialect.js';
import { answeredWithin } from './answered-within.js';
import { Connection } from './connection.js';
import { DatabaseTrouble } from './database-trouble.js';
import type { Patience } from '../dialects/patience.js';

const KILL_WITHIN_MS = 1_000;
const JUST_BEFORE_MS = 0.001;

/**
 * Hands out connections of a DataSource's pool. After trouble on one of them none is used any more that was
 * opened before: they may lead to a server that has gone, or keep rights that have changed. So it is when a new one
 * leads to another server: what is committed there can't be read on the old ones.
 */
export class ConnectionSource {
  private readonly openedAt = new WeakMap<object, number>();
  private troubleAt = -Infinity;
  /** The server that the newest connection leads to. */
  private server: unknown;

  constructor(
    private readonly source: DataSource,
    private readonly dialect: Dialect,
  ) {}

  /** Lends a connection to `work`. @throws {DatabaseTrouble} when none can be had in time; else what `work` throws. */
  async use<T>(patience: Patience, work: (connection: Connection) => Promise<T>): Promise<T> {
    const connection = await this.acquire(patience);
    let isDone = false;
    try {
      const result = await work(connection);
      isDone = true;
      return result;
    } finally {
      await connection.release({ rollBack: !isDone });
    }
  }

  /**
   * Ends a session that the server keeps after its connection was lost, with the locks that it holds. Waits
   * for a moment at most; where it can't be done, the server's own bounds end it.
   */
  async endSession(sessionId: number, patience: Patience): Promise<void> {
    const { endSession } = this.dialect;
    if (endSession === undefined) return;
    const ended = this.use(patience, (connection) => {
      const query: Query = async (sql, values) =>
        (await connection.query(this.dialect.placeholders(sql), values)).records ?? [];
      return endSession(query, sessionId);
    });
    await Promise.race([
      ended.catch(() => undefined),
      delay(KILL_WITHIN_MS, undefined, { ref: false }),
    ]);
  }

  private async acquire(patience: Patience): Promise<Connection> {
    for (;;) {
      const runner = this.source.createQueryRunner('master');
      const driverConnection = await connectWithin(patience.answerMs, runner);
      if (!this.openedAt.has(driverConnection)) await this.meet(driverConnection, runner, patience);
      if (this.isFresh(driverConnection)) {
        const onTrouble = () => (this.troubleAt = performance.now());
        return new Connection(runner, driverConnection, this.dialect, patience, onTrouble);
      }
      await this.discard(driverConnection, runner);
    }
  }

  private async discard(driverConnection: object, runner: QueryRunner): Promise<void> {
    this.dialect.discard!(driverConnection, runner);
    await runner.release();
  }

  /** A pool holds few connections, so that a fresh one comes soon. */
  private isFresh(driverConnection: object): boolean {
    return !this.dialect.discard || this.openedAt.get(driverConnection)! > this.troubleAt;
  }

  /** Notes a new connection, and which server it leads to. @throws {DatabaseTrouble} if that does not say. */
  private async meet(connection: object, runner: QueryRunner, patience: Patience): Promise<void> {
    const openedAt = performance.now();
    this.openedAt.set(connection, openedAt);
    const { selectServer } = this.dialect;
    if (selectServer === undefined) return;
    try {
      const asked = runner.query(selectServer) as Promise<{ server: unknown }[]>;
      const [row] = await answeredWithin(patience.answerMs, asked);
      const isAnother = this.server !== undefined && this.server !== row!.server;
      if (isAnother) this.troubleAt = Math.max(this.troubleAt, openedAt - JUST_BEFORE_MS);
      this.server = row!.server;
    } catch (error) {
      await this.discard(connection, runner);
      throw new DatabaseTrouble(error);
    }
  }
}

/** @throws {DatabaseTrouble} The connection may come later yet: it is given back then. */
async function connectWithin(milliseconds: number, runner: QueryRunner): Promise<object> {
  const connecting = runner.connect() as Promise<object>;
  try {
    return await answeredWithin(milliseconds, connecting);
  } catch (error) {
    connecting.then(
      () => runner.release(),
      () => undefined,
    );
    throw new DatabaseTrouble(error);
  }
}
