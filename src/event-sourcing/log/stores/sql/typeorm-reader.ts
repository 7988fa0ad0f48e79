import type {
  EventLogReader,
  Head,
  Snapshot,
  StreamBound,
  TransactionKey,
  VersionKey,
} from '../../event-log.js';
import type { StoredEvent } from '../../recorded-event.js';
import type { Dialect, Fragment, Key } from './dialects/dialect.js';
import { toEvent, toSnapshot } from './rows.js';
import type { Row, SqlReader } from './transactions/transactions.js';

/** Reads the log through one session. */
export class TypeormReader implements EventLogReader {
  constructor(
    protected readonly session: SqlReader,
    protected readonly dialect: Dialect,
  ) {}

  async head(): Promise<Head> {
    const [row] = await this.session.query(
      'SELECT position, recorded_at FROM log_head WHERE id = 1',
    );
    return { position: Number(row!.position), recordedAt: Number(row!.recorded_at) };
  }

  readAll(after: number, limit: number): Promise<StoredEvent[]> {
    return this.events('SELECT * FROM events WHERE position > ? ORDER BY position LIMIT ?', [
      after,
      limit,
    ]);
  }

  readStream(
    streamId: string,
    after: number,
    limit: number,
    upTo: StreamBound = {},
  ): Promise<StoredEvent[]> {
    const bound = withinBound(upTo);
    return this.events(
      `SELECT * FROM events WHERE stream_id = ? AND version > ?${bound.sql} ORDER BY version LIMIT ?`,
      [streamId, after, ...bound.values, limit],
    );
  }

  async readStreamEnd(
    streamId: string,
    limit: number,
    below = Number.MAX_SAFE_INTEGER,
  ): Promise<StoredEvent[]> {
    const sql =
      'SELECT * FROM events WHERE stream_id = ? AND version < ? ORDER BY version DESC LIMIT ?';
    return (await this.events(sql, [streamId, below, limit])).reverse();
  }

  async readStreams(
    streams: readonly { readonly streamId: string; readonly after: number }[],
    limit: number,
  ): Promise<StoredEvent[]> {
    if (streams.length === 0) return [];
    const keys = streams.map(({ streamId, after }) => [streamId, after] as const);
    const rows = this.dialect.rowsByKeys(
      'events',
      { equal: ['stream_id'], above: 'version' },
      keys,
    );
    return this.events(`SELECT t.* FROM ${rows.sql} ORDER BY t.stream_id, t.version LIMIT ?`, [
      ...rows.values,
      limit,
    ]);
  }

  async readVersions(keys: readonly VersionKey[]): Promise<StoredEvent[]> {
    return this.eventsByKeys(
      ['stream_id', 'version'],
      keys.map(({ streamId, version }) => [streamId, version]),
    );
  }

  async newestSnapshots(streamIds: readonly string[], schemaVersion: number): Promise<Snapshot[]> {
    if (streamIds.length === 0) return [];
    const newest = this.dialect.rowsByKeys(
      'snapshots',
      { equal: ['stream_id', 'schema_version'] },
      streamIds.map((streamId) => [streamId, schemaVersion]),
    );
    const rows = await this.session.query(
      `SELECT s.* FROM snapshots s JOIN
         (SELECT t.stream_id, t.schema_version, MAX(t.version) AS version FROM ${newest.sql}
          GROUP BY t.stream_id, t.schema_version) m
       ON s.stream_id = m.stream_id AND s.schema_version = m.schema_version AND s.version = m.version`,
      newest.values,
    );
    return rows.map(toSnapshot);
  }

  async snapshotWithin(
    streamId: string,
    schemaVersion: number,
    upTo: StreamBound,
  ): Promise<Snapshot | undefined> {
    const bound = withinBound(upTo);
    const rows = await this.session.query(
      `SELECT * FROM snapshots WHERE stream_id = ? AND schema_version = ?${bound.sql}
       ORDER BY version DESC LIMIT 1`,
      [streamId, schemaVersion, ...bound.values],
    );
    return rows.map(toSnapshot)[0];
  }

  async findTransactions(keys: readonly TransactionKey[]): Promise<StoredEvent[]> {
    return this.eventsByKeys(
      ['stream_id', 'transaction_id'],
      keys.map(({ streamId, transactionId }) => [streamId, transactionId]),
    );
  }

  async streamsChanged(after: number, upTo: number): Promise<string[]> {
    const rows: Row[] = await this.session.query(
      'SELECT DISTINCT stream_id FROM events WHERE position > ? AND position <= ?',
      [after, upTo],
    );
    return rows.map(({ stream_id }) => String(stream_id));
  }

  private async eventsByKeys(
    equal: readonly string[],
    keys: readonly Key[],
  ): Promise<StoredEvent[]> {
    if (keys.length === 0) return [];
    const rows = this.dialect.rowsByKeys('events', { equal }, keys);
    return this.events(`SELECT t.* FROM ${rows.sql}`, rows.values);
  }

  private async events(sql: string, values: readonly unknown[]): Promise<StoredEvent[]> {
    return (await this.session.query(sql, values)).map(toEvent);
  }
}

function withinBound({ version, recordedAt }: StreamBound): Fragment {
  const values: number[] = [];
  let sql = '';
  if (version !== undefined) {
    sql += ' AND version <= ?';
    values.push(version);
  }
  if (recordedAt !== undefined) {
    sql += ' AND recorded_at <= ?';
    values.push(recordedAt);
  }
  return { sql, values };
}
