import type { DomainEvent } from './domain-event.js';
import type { EventData, EventType, KnownEventType, ReadableType } from './event-type.js';
import type { Metadata } from './metadata.js';
import type { CommittedEvent, RecordedEvent, StoredEvent } from './recorded-event.js';

/** A stored event that this program can't read. A reader stops at it and never skips it. */
export class UnreadableEvent extends Error {
  constructor(stored: StoredEvent, why: string) {
    super(
      `The event at position ${stored.position} (${stored.type}, schema version ${stored.schemaVersion}, ` +
        `${stored.streamId} version ${stored.version}) can't be read: ${why}.`,
    );
  }
}

/** The types of event that this program knows. Modules register theirs before the log is read. */
export class EventRegistry {
  private readonly types = new Map<string, KnownEventType>();

  /** A former type comes after the one that it is read as. */
  register(...types: KnownEventType[]): void {
    for (const type of types) {
      if (this.types.has(type.type))
        throw new Error(`Event type ${type.type} is registered twice.`);
      for (let version = 1; version < type.schemaVersion; version++) {
        if (!type.upcasters?.[version])
          throw new Error(`Event type ${type.type} has no upcaster from version ${version}.`);
      }
      if ('readAs' in type && !this.has(type.readAs))
        throw new Error(`Event type ${type.type} is read as ${type.readAs}, which is not written.`);
      this.types.set(type.type, type);
    }
  }

  /** Whether there are, or will be, such events. */
  has(type: string): boolean {
    return this.written(type) !== undefined;
  }

  encode(event: DomainEvent): { type: string; schemaVersion: number; data: string } {
    const type = this.written(event.type);
    if (!type) throw new Error(`Event type ${event.type} is not registered.`);
    return {
      type: type.type,
      schemaVersion: type.schemaVersion,
      data: JSON.stringify(type.encode(event)),
    };
  }

  decode<Event extends DomainEvent>(stored: StoredEvent | CommittedEvent): RecordedEvent<Event> {
    if ('decoded' in stored) return stored.decoded as RecordedEvent<Event>;
    const metadata = parse(stored, stored.metadata) as Metadata;
    // One by one: taking the rest of `stored` costs as much as the decoding.
    return {
      eventId: stored.eventId,
      streamId: stored.streamId,
      version: stored.version,
      position: stored.position,
      recordedAt: stored.recordedAt,
      transactionId: stored.transactionId,
      endsCommand: stored.endsCommand,
      event: this.decodeData(stored, stored.data, metadata) as Event,
      metadata,
    };
  }

  /** @throws {UnreadableEvent} if this program does not know the event's type and version. */
  mustKnow(stored: StoredEvent): KnownEventType {
    const type = this.types.get(stored.type);
    if (!type) throw new UnreadableEvent(stored, 'no such type of event is known to this program');
    if (stored.schemaVersion > type.schemaVersion || stored.schemaVersion < 1)
      throw new UnreadableEvent(
        stored,
        `this program knows the versions up to ${type.schemaVersion}; update it`,
      );
    return type;
  }

  private written(name: string): EventType | undefined {
    const type = this.types.get(name);
    return type && 'encode' in type ? type : undefined;
  }

  private decodeData(stored: StoredEvent, json: string, metadata: Metadata): DomainEvent {
    const type: ReadableType<DomainEvent> = this.mustKnow(stored);
    let data = parse(stored, json) as EventData;
    try {
      for (let version = stored.schemaVersion; version < type.schemaVersion; version++)
        data = type.upcasters![version]!(data);
      return type.decode(data, metadata);
    } catch (error) {
      throw new UnreadableEvent(stored, `its data is not of that shape (${String(error)})`);
    }
  }
}

function parse(stored: StoredEvent, json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new UnreadableEvent(stored, 'it is not JSON');
  }
}
