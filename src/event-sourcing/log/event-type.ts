import type { DomainEvent } from './domain-event.js';
import type { Metadata } from './metadata.js';

export type EventData = Record<string, unknown>;

export interface ReadableType<Event extends DomainEvent> {
  readonly type: string;
  /** The last version that is, or was, written, from 1. */
  readonly schemaVersion: number;
  /** `upcasters[n]` turns data of version n into data of version n + 1; one for each version before the last. */
  readonly upcasters?: Readonly<Record<number, (data: EventData) => EventData>>;
  decode(data: EventData, metadata: Metadata): Event;
}

/** How one type of event is written and read. */
export interface EventType<Event extends DomainEvent = DomainEvent> extends ReadableType<Event> {
  readonly type: Event['type'];
  encode(event: Event): EventData;
  decode(data: EventData): Event;
}

/** A type that is written no more. What is stored of it is read, and delivered, as events of another. */
export interface FormerEventType<
  Event extends DomainEvent = DomainEvent,
> extends ReadableType<Event> {
  readonly readAs: Event['type'];
}

export type KnownEventType = EventType | FormerEventType;

/** One for each type of an aggregate's events: an event that has none does not compile. */
export type EventTypesOf<Event extends DomainEvent> = {
  readonly [Type in Event['type']]: EventType<Extract<Event, { readonly type: Type }>>;
};

/** Under which name consumers ask for events of this type. */
export const deliveredAs = (type: KnownEventType): string =>
  'readAs' in type ? type.readAs : type.type;
