import type { DomainEvent } from '../aggregate.js';
import type { Delivered } from './page-reader.js';

const records = new WeakMap<object, Delivered>();

/** Events as a saga gets them: instances of their classes, so that `ofType` works. */
export function asEvents(delivered: readonly Delivered[]): DomainEvent[] {
  return delivered.map((record) => {
    // A copy, since other followers may be given the same event with a record of their own.
    const prototype = Object.getPrototypeOf(record.event) as object;
    const event = Object.assign(Object.create(prototype) as DomainEvent, record.event);
    records.set(event, record);
    return event;
  });
}

/** The record of an event that a saga was given: its position, time, metadata. */
export function recordOf<Event extends DomainEvent>(event: Event): Delivered<Event> {
  const record = records.get(event);
  if (!record) throw new Error(`This ${event.type} was not delivered by a subscription.`);
  return record as Delivered<Event>;
}
