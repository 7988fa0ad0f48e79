import type { Snapshot } from '../../log/event-log.js';
import { toSnapshot } from '../../log/stores/sql/rows.js';
import type { SqlReader } from '../../log/stores/sql/transactions/transactions.js';

const PAGE = 500;

/** All snapshots by stream, schema version and version, some at a time. */
export class SnapshotCursor {
  private rows: Snapshot[] = [];
  private from: Snapshot | undefined;
  private isAtEnd = false;

  constructor(private readonly reader: SqlReader) {}

  /** The one that `next` is to answer with. */
  async peek(): Promise<Snapshot | undefined> {
    if (this.rows.length === 0 && !this.isAtEnd) {
      this.rows = await this.read();
      this.isAtEnd = this.rows.length < PAGE;
      this.from = this.rows.at(-1);
    }
    return this.rows[0];
  }

  async next(): Promise<Snapshot | undefined> {
    await this.peek();
    return this.rows.shift();
  }

  private async read(): Promise<Snapshot[]> {
    const order = 'ORDER BY stream_id, schema_version, version LIMIT ?';
    const { streamId = '', schemaVersion = 0, version = 0 } = this.from ?? {};
    // The first condition alone is what the index is read by, on every database.
    const rows = await this.reader.query(
      `SELECT * FROM snapshots WHERE stream_id >= ? AND (stream_id > ? OR schema_version > ?
         OR (schema_version = ? AND version > ?)) ${order}`,
      [streamId, streamId, schemaVersion, schemaVersion, version, PAGE],
    );
    return Array.from(rows, toSnapshot);
  }
}
