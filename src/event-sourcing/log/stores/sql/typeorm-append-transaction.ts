import type { AppendTransaction, Head, Snapshot } from '../../event-log.js';
import type { Instant } from '../../instant.js';
import type { NewEvent } from '../../recorded-event.js';
import type { Column, Dialect } from './dialects/dialect.js';
import { eventColumns, fromEvent, fromSnapshot, snapshotColumns } from './rows.js';
import type { SqlReader, SqlSession } from './transactions/transactions.js';
import { TypeormReader } from './typeorm-reader.js';

/** The first event that a transaction appended: its place in the log tells whether it was committed. */
export interface Mark {
  readonly position: number;
  readonly eventId: string;
}

export interface HeadAtClock {
  readonly last: Head;
  /** What the database's clock said then. */
  readonly clock: Instant;
  /** What this process's clock said when that was known. */
  readonly ours: Instant;
}

/** Waits for all that append before, and keeps all others from appending until the transaction ends. */
export const lockHead = (session: SqlReader, dialect: Dialect): Promise<HeadAtClock> =>
  readHead(session, dialect, dialect.forUpdate);

/** Waits for nobody. */
export async function readHead(
  session: SqlReader,
  dialect: Dialect,
  lock = '',
): Promise<HeadAtClock> {
  const [row] = await session.query(
    `SELECT position, recorded_at, ${dialect.clock} AS clock FROM log_head WHERE id = 1${lock}`,
  );
  const last = { position: Number(row!.position), recordedAt: Number(row!.recorded_at) };
  return { last, clock: Number(row!.clock), ours: Date.now() * 1000 };
}

export class TypeormAppendTransaction extends TypeormReader implements AppendTransaction {
  mark: Mark | undefined;

  private constructor(
    private readonly sql: SqlSession,
    dialect: Dialect,
    readonly at: Head,
    private readonly mayRecord: () => void,
  ) {
    super(sql, dialect);
  }

  /** @param mayRecord throws where no event may be recorded after the head, at what the clock says. */
  static async begin(
    session: SqlSession,
    dialect: Dialect,
    mayRecord: (head: HeadAtClock) => void,
  ): Promise<TypeormAppendTransaction> {
    const head = await lockHead(session, dialect);
    const { last, clock } = head;
    const at = { position: last.position, recordedAt: Math.max(last.recordedAt, clock) };
    return new TypeormAppendTransaction(session, dialect, at, () => mayRecord(head));
  }

  async append(events: readonly NewEvent[], snapshots: readonly Snapshot[] = []): Promise<void> {
    this.mayRecord();
    const { position, recordedAt } = this.at;
    const rows = events.map((event, index) => fromEvent(event, position + index + 1, recordedAt));
    this.insert('events', eventColumns, rows);
    if (snapshots.length > 0)
      this.insert('snapshots', snapshotColumns, snapshots.map(fromSnapshot));
    this.sql.defer('UPDATE log_head SET position = ?, recorded_at = ? WHERE id = 1', [
      position + events.length,
      recordedAt,
    ]);
    this.mark = { position: position + 1, eventId: events[0]!.eventId };
  }

  private insert(table: string, columns: readonly Column[], rows: unknown[][]): void {
    const { sql, values } = this.dialect.insertRows(table, columns, rows);
    this.sql.defer(sql, values);
  }
}
