import 'reflect-metadata';
import type { Type } from '@nestjs/common';
import type { Observable } from 'rxjs';
import type { DomainEvent } from '../../log/domain-event.js';
import type { WithEachOf } from './handles-events.js';

/** Where a subscription begins that is new to a database. */
export type SubscriptionStart = 'beginning' | 'end';

export interface SubscriptionOptions {
  /** Under which its checkpoint is kept: never change it. */
  readonly name: string;
  /** `end`, of a policy: what was recorded before there was such a policy has no effects. */
  readonly from?: SubscriptionStart;
}

export interface SagaOptions<Events extends readonly Type<DomainEvent>[]> extends Pick<
  SubscriptionOptions,
  'name'
> {
  /** Those that the saga is given. */
  readonly events: Events;
}

type EventOf<Method> = Method extends (events$: Observable<infer Event>) => unknown
  ? Extract<Event, DomainEvent>
  : never;

const SUBSCRIPTION = Symbol('Subscription');

/** Names the subscription of a `@HandlesEvents` class that is a policy. */
export const Subscription =
  (options: SubscriptionOptions) =>
  (policy: object): void =>
    Reflect.defineMetadata(SUBSCRIPTION, options, policy);

/** Names the subscription of a `@Saga()` method: one that takes other events as well does not compile. */
export const SagaSubscription =
  <const Events extends readonly Type<DomainEvent>[]>(options: SagaOptions<Events>) =>
  <Method extends (events$: never) => Observable<unknown>>(
    target: object,
    method: string | symbol,
    _descriptor: TypedPropertyDescriptor<Method> & WithEachOf<EventOf<Method>, Events>,
  ): void =>
    Reflect.defineMetadata(SUBSCRIPTION, options, target, method);

export const subscriptionOf = (target: object): SubscriptionOptions | undefined =>
  Reflect.getMetadata(SUBSCRIPTION, target) as SubscriptionOptions | undefined;

export const sagaSubscriptionOf = (
  target: object,
  method: string,
): SagaOptions<readonly Type<DomainEvent>[]> | undefined =>
  Reflect.getMetadata(SUBSCRIPTION, target, method) as
    SagaOptions<readonly Type<DomainEvent>[]> | undefined;
