import type { DomainEvent } from '../../log/domain-event.js';
import type { RecordedEvent } from '../../log/recorded-event.js';
import type { Page } from '../subscriptions/page-reader.js';

/** An event on its way to a saga. */
export interface Delivered<Event extends DomainEvent = DomainEvent> extends RecordedEvent<Event> {
  /** Position of the event that the saga was given before this one; 0 for the first. */
  readonly previous: number;
}

const records = new WeakMap<object, Delivered>();

/** Events as a saga gets them: instances of their classes, so that `ofType` works. */
export function asEvents({ from, events }: Pick<Page, 'from' | 'events'>): DomainEvent[] {
  let previous = from.delivered;
  return events.map((recorded) => {
    // A copy, since other sagas may be given the same event with a record of their own.
    const prototype = Object.getPrototypeOf(recorded.event) as object;
    const event = Object.assign(Object.create(prototype) as DomainEvent, recorded.event);
    records.set(event, { ...recorded, previous });
    previous = recorded.position;
    return event;
  });
}

/** The record of an event that a saga was given: its position, time, metadata. */
export function recordOf<Event extends DomainEvent>(event: Event): Delivered<Event> {
  const record = records.get(event);
  if (!record) throw new Error(`This ${event.type} was not delivered by a subscription.`);
  return record as Delivered<Event>;
}
