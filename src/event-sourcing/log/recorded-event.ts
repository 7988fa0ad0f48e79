import type { DomainEvent } from './domain-event.js';
import type { Instant } from './instant.js';
import type { Metadata } from './metadata.js';

/** An event as it is handed to the log: encoded, with its place in its stream. */
export interface NewEvent {
  readonly eventId: string;
  readonly streamId: string;
  /** Place in the stream, from 1, without a gap. */
  readonly version: number;
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: string;
  readonly metadata: string;
  readonly transactionId: string | null;
  /** Marks the last event of a command: readers stop only there, so that none sees half a transfer. */
  readonly endsCommand: boolean;
}

/** An event as it stands in the log. */
export interface StoredEvent extends NewEvent {
  /** Place in the whole log, from 1, without a gap, in the order of the commits. */
  readonly position: number;
  /** Never earlier than that of the event before it in the log. */
  readonly recordedAt: Instant;
}

/** A stored event, with what it was encoded from: the process that has recorded it need not decode it. */
export interface CommittedEvent extends StoredEvent {
  readonly decoded: RecordedEvent;
}

/** A stored event, decoded. */
export interface RecordedEvent<Event extends DomainEvent = DomainEvent> extends Omit<
  StoredEvent,
  'data' | 'metadata' | 'type' | 'schemaVersion'
> {
  readonly event: Event;
  readonly metadata: Metadata;
}
