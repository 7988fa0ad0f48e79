import type { QueryRunner } from 'typeorm';
import { isServersAnswer, type Dialect } from '../dialects/dialect.js';
import { DatabaseSilent, DatabaseTrouble } from './database-trouble.js';
import type { Patience } from '../dialects/patience.js';
import type { ServerLink } from '../dialects/server-link.js';

/** What a statement was answered with, as TypeORM has it. */
export interface Answer {
  readonly raw?: unknown;
  readonly records?: Record<string, string | number | bigint | null>[];
  readonly affected?: number;
}

/**
 * A connection of the pool while somebody holds it. One that keeps its holder waiting for too long is cut,
 * so that the statement under way fails. One that has had trouble never returns to the pool.
 */
export class Connection {
  private readonly link: ServerLink | undefined;
  private readonly limit: NodeJS.Timeout | undefined;
  private trouble: DatabaseTrouble | undefined;

  constructor(
    private readonly runner: QueryRunner,
    private readonly driverConnection: unknown,
    private readonly dialect: Dialect,
    private readonly patience: Patience,
    private readonly onTrouble: () => void,
  ) {
    this.link = dialect.link?.(driverConnection);
    if (!this.link) return;
    const { answerMs, holdMs } = patience;
    this.link.socket.setTimeout(answerMs).on('timeout', this.cutWhenSilent);
    this.limit = setTimeout(() => this.cut(holdMs), holdMs);
  }

  /** By which the server knows the session; undefined where there is no server. */
  get sessionId(): number | undefined {
    return this.link?.sessionId ?? undefined;
  }

  /** Whether the server may keep the session, as it has not heard of its end. */
  get isLost(): boolean {
    return this.trouble !== undefined && !isServersAnswer(this.trouble.cause);
  }

  /** Nothing that is sent from here on gets anywhere otherwise. @throws {DatabaseTrouble} */
  mustBeOpen(): void {
    if (!this.link?.socket.destroyed) return;
    this.trouble ??= new DatabaseTrouble(new Error('The connection to the database is lost.'));
    this.onTrouble();
    throw this.trouble;
  }

  /** @throws {DatabaseTrouble} @throws the driver's error where the statement is at fault, or may be run again. */
  async query(sql: string, values: readonly unknown[]): Promise<Answer> {
    try {
      return (await this.runner.query(sql, [...values], true)) as Answer;
    } catch (error) {
      if (this.dialect.isTransient(error) || this.dialect.isOurFault(error)) throw error;
      this.trouble ??= new DatabaseTrouble(error);
      this.onTrouble();
      throw this.trouble;
    }
  }

  /** Gives it back to the pool, rolled back; one that has had trouble is ended. */
  async release({ rollBack = false } = {}): Promise<void> {
    if (rollBack) await this.rollBack();
    clearTimeout(this.limit);
    this.link?.socket.setTimeout(0).off('timeout', this.cutWhenSilent);
    if (this.trouble && this.dialect.discard)
      this.dialect.discard(this.driverConnection, this.runner);
    await this.runner.release();
  }

  private async rollBack(): Promise<void> {
    // The server rolls back what was on a connection that ends.
    if (this.trouble && this.link) return;
    await this.query(this.dialect.rollback, []).catch(() => undefined);
  }

  private readonly cutWhenSilent = () => this.cut(this.patience.answerMs);

  private cut(milliseconds: number): void {
    this.link?.socket.destroy(new DatabaseSilent(milliseconds));
  }
}
