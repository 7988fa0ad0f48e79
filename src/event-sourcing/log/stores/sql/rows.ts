import type { Snapshot } from '../../event-log.js';
import type { NewEvent, StoredEvent } from '../../recorded-event.js';
import type { Column } from './dialects/dialect.js';
import type { Row } from './transactions/transactions.js';

export const eventColumns: readonly Column[] = [
  { name: 'position', type: 'bigint' },
  { name: 'event_id', type: 'text' },
  { name: 'stream_id', type: 'text' },
  { name: 'version', type: 'bigint' },
  { name: 'type', type: 'text' },
  { name: 'schema_version', type: 'bigint' },
  { name: 'data', type: 'text' },
  { name: 'metadata', type: 'text' },
  { name: 'transaction_id', type: 'text' },
  { name: 'recorded_at', type: 'bigint' },
  { name: 'ends_command', type: 'bigint' },
];

export const fromEvent = (event: NewEvent, position: number, recordedAt: number): unknown[] => [
  position,
  event.eventId,
  event.streamId,
  event.version,
  event.type,
  event.schemaVersion,
  event.data,
  event.metadata,
  event.transactionId,
  recordedAt,
  event.endsCommand ? 1 : 0,
];

export const toEvent = (row: Row): StoredEvent => ({
  position: Number(row.position),
  eventId: String(row.event_id),
  streamId: String(row.stream_id),
  version: Number(row.version),
  type: String(row.type),
  schemaVersion: Number(row.schema_version),
  data: String(row.data),
  metadata: String(row.metadata),
  transactionId: row.transaction_id === null ? null : String(row.transaction_id),
  recordedAt: Number(row.recorded_at),
  endsCommand: Number(row.ends_command) === 1,
});

export const snapshotColumns: readonly Column[] = [
  { name: 'stream_id', type: 'text' },
  { name: 'schema_version', type: 'bigint' },
  { name: 'version', type: 'bigint' },
  { name: 'position', type: 'bigint' },
  { name: 'recorded_at', type: 'bigint' },
  { name: 'state', type: 'text' },
];

export const fromSnapshot = (snapshot: Snapshot): unknown[] => [
  snapshot.streamId,
  snapshot.schemaVersion,
  snapshot.version,
  snapshot.position,
  snapshot.recordedAt,
  snapshot.state,
];

export const toSnapshot = (row: Row): Snapshot => ({
  streamId: String(row.stream_id),
  schemaVersion: Number(row.schema_version),
  version: Number(row.version),
  position: Number(row.position),
  recordedAt: Number(row.recorded_at),
  state: String(row.state),
});
