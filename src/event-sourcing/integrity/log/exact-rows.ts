import { isUtf8 } from 'node:buffer';
import type { StoredEvent } from '../../log/recorded-event.js';
import type { Column, Dialect } from '../../log/stores/sql/dialects/dialect.js';
import { eventColumns, toEvent } from '../../log/stores/sql/rows.js';
import type { Row, SqlReader } from '../../log/stores/sql/transactions/transactions.js';

/** An event as it is read, and what of its row the program can't have written. */
export interface ExactEvent {
  readonly event: StoredEvent;
  readonly faults: readonly string[];
}

type ExactValue = Row[string] | Buffer;

/** Reads rows of the log without mending them: what a driver or a reader would take for equal is told. */
export class ExactRows {
  private readonly columns: string;

  constructor(
    private readonly reader: SqlReader,
    dialect: Dialect,
  ) {
    this.columns = eventColumns
      .map((column) => `${dialect.exactly(`e.${column.name}`, column.type)} AS ${column.name}`)
      .join(', ');
  }

  /** At most `limit` events in (after, upTo], by position. */
  byPosition(after: number, upTo: number, limit: number): Promise<ExactEvent[]> {
    return this.select('e.position > ? AND e.position <= ? ORDER BY e.position', [
      after,
      upTo,
      limit,
    ]);
  }

  /** The events of one stream above a version, by version. */
  ofStream(streamId: string, after: number, upTo: number, limit: number): Promise<ExactEvent[]> {
    const where = 'e.stream_id = ? AND e.version > ? AND e.position <= ? ORDER BY e.version';
    return this.select(where, [streamId, after, upTo, limit]);
  }

  /** The events of the streams after one, by stream and version. */
  ofStreamsAfter(streamId: string, upTo: number, limit: number): Promise<ExactEvent[]> {
    const where = 'e.stream_id > ? AND e.position <= ? ORDER BY e.stream_id, e.version';
    return this.select(where, [streamId, upTo, limit]);
  }

  private async select(where: string, values: readonly unknown[]): Promise<ExactEvent[]> {
    const sql = `SELECT ${this.columns} FROM events e WHERE ${where} LIMIT ?`;
    return Array.from(await this.reader.query(sql, values), exactEvent);
  }
}

function exactEvent(row: Row): ExactEvent {
  const faults = eventColumns.flatMap((column) => {
    const fault = faultOf(column, row[column.name] as ExactValue);
    return fault === undefined ? [] : [`${column.name} ${fault}`];
  });
  const text = Object.entries(row as Record<string, ExactValue>).map(([name, value]) => [
    name,
    Buffer.isBuffer(value) ? value.toString('utf8') : value,
  ]);
  return { event: toEvent(Object.fromEntries(text) as Row), faults };
}

function faultOf({ name, type }: Column, value: ExactValue): string | undefined {
  if (value === null) return name === 'transaction_id' ? undefined : 'is missing';
  if (type === 'text') {
    if (Buffer.isBuffer(value)) return isUtf8(value) ? undefined : 'is not UTF-8';
    return typeof value === 'string' ? undefined : 'is not text';
  }
  const digits = String(value);
  if (!/^-?\d{1,19}$/.test(digits) || !Number.isSafeInteger(Number(digits)))
    return `is ${digits}, not a whole number within bounds`;
  if (name === 'ends_command' && !/^[01]$/.test(digits)) return `is ${digits}, neither 0 nor 1`;
  return undefined;
}
