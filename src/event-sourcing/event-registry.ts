import type { DomainEvent } from './aggregate.js';
import type { Metadata } from './metadata.js';
import type { CommittedEvent, RecordedEvent, StoredEvent } from './recorded-event.js';

export type EventData = Record<string, unknown>;

/** How one type of event is written and read. */
export interface EventType<Event extends DomainEvent = DomainEvent> {
  readonly type: Event['type'];
  /** The version that is written today, from 1. */
  readonly schemaVersion: number;
  /** `upcasters[n]` turns data of version n into data of version n + 1; one for each version before today's. */
  readonly upcasters?: Readonly<Record<number, (data: EventData) => EventData>>;
  encode(event: Event): EventData;
  decode(data: EventData): Event;
}

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
  private readonly types = new Map<string, EventType>();

  register(...types: EventType[]): void {
    for (const type of types) {
      if (this.types.has(type.type))
        throw new Error(`Event type ${type.type} is registered twice.`);
      for (let version = 1; version < type.schemaVersion; version++) {
        if (!type.upcasters?.[version])
          throw new Error(`Event type ${type.type} has no upcaster from version ${version}.`);
      }
      this.types.set(type.type, type);
    }
  }

  has(type: string): boolean {
    return this.types.has(type);
  }

  encode(event: DomainEvent): { type: string; schemaVersion: number; data: string } {
    const type = this.types.get(event.type);
    if (!type) throw new Error(`Event type ${event.type} is not registered.`);
    return {
      type: type.type,
      schemaVersion: type.schemaVersion,
      data: JSON.stringify(type.encode(event)),
    };
  }

  decode<Event extends DomainEvent>(stored: StoredEvent | CommittedEvent): RecordedEvent<Event> {
    if ('decoded' in stored) return stored.decoded as RecordedEvent<Event>;
    const { data, metadata, type: _type, schemaVersion: _schemaVersion, ...recorded } = stored;
    const event = this.decodeData(stored, data) as Event;
    return { ...recorded, event, metadata: parse(stored, metadata) as Metadata };
  }

  /** @throws {UnreadableEvent} if this program does not know the event's type and version. */
  mustKnow(stored: StoredEvent): EventType {
    const type = this.types.get(stored.type);
    if (!type) throw new UnreadableEvent(stored, 'no such type of event is known to this program');
    if (stored.schemaVersion > type.schemaVersion || stored.schemaVersion < 1)
      throw new UnreadableEvent(
        stored,
        `this program knows the versions up to ${type.schemaVersion}; update it`,
      );
    return type;
  }

  private decodeData(stored: StoredEvent, json: string): DomainEvent {
    const type = this.mustKnow(stored);
    let data = parse(stored, json) as EventData;
    try {
      for (let version = stored.schemaVersion; version < type.schemaVersion; version++)
        data = type.upcasters![version]!(data);
      return type.decode(data);
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
