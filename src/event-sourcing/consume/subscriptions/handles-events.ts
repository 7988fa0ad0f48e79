import type { Type } from '@nestjs/common';
import { EventsHandler } from '@nestjs/cqrs';
import type { DomainEvent } from '../../log/domain-event.js';
import type { RecordedEvent } from '../../log/recorded-event.js';

/** What a consumer's `handle` takes: events, or pages of recorded ones. */
type TakenBy<Handler> = Handler extends { handle(taken: infer Taken, ...rest: never[]): unknown }
  ? Taken extends readonly RecordedEvent<infer Event>[]
    ? Event
    : Extract<Taken, DomainEvent>
  : never;

/**
 * An error of the compiler that names the types of event which are missing in a decorator's list, and `unknown`
 * where none is.
 */
export type WithEachOf<Taken extends DomainEvent, Named extends readonly Type<DomainEvent>[]> = [
  MissingIn<Named, Taken>,
] extends [never]
  ? unknown
  : { readonly 'is not named in the list of the decorator': MissingIn<Named, Taken> };

type MissingIn<Named extends readonly Type<DomainEvent>[], Taken extends DomainEvent> = Exclude<
  Taken['type'],
  InstanceType<Named[number]>['type']
>;

/**
 * Nest's `@EventsHandler`, which besides does not compile where `handle` takes events that are not among these: they
 * would never come, and the next event of their stream would stop a projection that counts versions.
 */
export const HandlesEvents =
  <const Events extends readonly Type<DomainEvent>[]>(...events: Events) =>
  <Handler extends Type<object>>(
    handler: Handler & WithEachOf<TakenBy<InstanceType<Handler>>, Events>,
  ): void => {
    EventsHandler(...events)(handler);
  };
