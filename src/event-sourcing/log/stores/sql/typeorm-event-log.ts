import {
  DuplicateTransaction,
  InstantInFuture,
  LogAheadOfClock,
  LogUnavailable,
  OutcomeUnknown,
  VersionConflict,
} from '../../event-log.errors.js';
import type { AppendTransaction, EventLog } from '../../event-log.js';
import type { Instant } from '../../instant.js';
import { lastWhere } from '../../last-where.js';
import { ClockWatch } from './clock-watch.js';
import type { Dialect } from './dialects/dialect.js';
import { CommitInDoubt, type Transactions } from './transactions/transactions.js';
import {
  type HeadAtClock,
  lockHead,
  type Mark,
  readHead,
  TypeormAppendTransaction,
} from './typeorm-append-transaction.js';
import { eventColumns, fromEvent } from './rows.js';
import { TypeormReader } from './typeorm-reader.js';

const MAX_COMMITS = 5;
/** A row of `events` that is never committed. */
const NO_EVENT = fromEvent(
  {
    ...{ eventId: 'none', streamId: 'none', version: 0, type: 'none', schemaVersion: 0 },
    ...{ data: '{}', metadata: '{}', transactionId: null, endsCommand: true },
  },
  0,
  0,
);

/** Has a transaction rolled back. */
class Tried extends Error {}
/**
 * Microseconds by which the head may lie ahead of the database's clock in the course of things: one that
 * counts milliseconds, or was set right by a little. What was just recorded is not in the future.
 */
const CLOCK_STEPS_BACK = 1_000_000;

/** The event log in a database: one table, and one row that counts and whose lock orders the commits. */
export class TypeormEventLog extends TypeormReader implements EventLog {
  constructor(
    private readonly transactions: Transactions,
    dialect: Dialect,
    private readonly clocks = new ClockWatch(transactions.reads, dialect),
  ) {
    super(transactions.reads, dialect);
  }

  async transaction<T>(work: (transaction: AppendTransaction) => Promise<T>): Promise<T> {
    for (let attempt = 1; attempt <= MAX_COMMITS; attempt++) {
      let done: { result: T; mark: Mark | undefined } | undefined;
      try {
        await this.transactions.run(async (session) => {
          const transaction = await TypeormAppendTransaction.begin(session, this.dialect, (head) =>
            this.clocks.mustBeBelieved(head),
          );
          done = { result: await work(transaction), mark: transaction.mark };
        });
        return done!.result;
      } catch (error) {
        if (!(error instanceof CommitInDoubt)) throw this.conflictOr(error);
        if (await this.isCommitted(done!.mark)) return done!.result;
      }
    }
    throw new LogUnavailable();
  }

  async probe(how: 'rollback' | 'commit'): Promise<void> {
    const { sql, values } = this.dialect.insertRows('events', eventColumns, [NO_EVENT]);
    const tried = this.transactions.run(async (session) => {
      this.clocks.mustBeBelieved(await lockHead(session, this.dialect));
      await session.execute('UPDATE log_head SET position = position WHERE position < 0');
      await session.execute(sql, values);
      throw new Tried();
    });
    await tried.catch((error: unknown) => {
      if (!(error instanceof Tried)) throw error;
    });
    // Some faults show at a commit only, such as a full disk.
    if (how === 'commit')
      await this.moveTimeOn((head) =>
        Math.max(head.last.recordedAt + 1, this.clocks.believed(head)),
      );
  }

  async closePast(instant: Instant): Promise<void> {
    const head = await readHead(this.session, this.dialect);
    if (this.isClosed(instant, head)) return this.mustBeKnown(instant, head);
    await this.moveTimeOn((locked) => (this.isClosed(instant, locked) ? undefined : instant + 1));
  }

  /** Nothing is recorded before what is given for the head, from then on. */
  private async moveTimeOn(next: (head: HeadAtClock) => Instant | undefined): Promise<void> {
    try {
      await this.transactions.run(async (session) => {
        const time = next(await lockHead(session, this.dialect));
        if (time === undefined) return;
        await session.execute('UPDATE log_head SET recorded_at = ? WHERE id = 1', [time]);
      });
    } catch (error) {
      if (error instanceof CommitInDoubt) throw new LogUnavailable({ cause: error });
      throw error;
    }
  }

  private isClosed(instant: Instant, head: HeadAtClock): boolean {
    const { recordedAt } = head.last;
    const clock = this.clocks.believed(head);
    const now = Math.max(clock, Math.min(recordedAt, clock + CLOCK_STEPS_BACK));
    if (instant > now) throw new InstantInFuture();
    return instant < recordedAt;
  }

  /** An event that is recorded ahead of the clock may have happened at any time since the last that is not. */
  private async mustBeKnown(instant: Instant, head: HeadAtClock): Promise<void> {
    if (!this.clocks.isLogAhead(head)) return;
    const { position } = head.last;
    const recordedAt = async (at: number) => (await this.readAll(at - 1, 1))[0]?.recordedAt ?? 0;
    const known = await lastWhere(position, async (at) => (await recordedAt(at)) <= head.clock);
    if (known === position) return;
    const lastKnown = known === 0 ? 0 : await recordedAt(known);
    if (instant > lastKnown) throw new LogAheadOfClock(lastKnown);
  }

  private conflictOr(error: unknown): unknown {
    const duplicate = this.dialect.duplicateOf(error);
    if (!duplicate) return error;
    const cause = { cause: error };
    return duplicate === 'event'
      ? new VersionConflict(undefined, cause)
      : new DuplicateTransaction(undefined, cause);
  }

  /**
   * Whether a transaction whose COMMIT got no answer took effect. Its session may be committing yet:
   * the lock on the head waits for it to end.
   */
  private async isCommitted(mark: Mark | undefined): Promise<boolean> {
    if (!mark) return true;
    let found: boolean | undefined;
    try {
      await this.transactions.run(async (session) => {
        await lockHead(session, this.dialect);
        const sql = 'SELECT event_id FROM events WHERE position = ?';
        const [event] = await session.query(sql, [mark.position]);
        found = event?.event_id === mark.eventId;
      });
    } catch (error) {
      if (found === undefined) throw new OutcomeUnknown({ cause: error });
    }
    return found!;
  }
}
