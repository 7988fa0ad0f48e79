import 'reflect-metadata';
import type { Type } from '@nestjs/common';

/** Where a subscription begins that is new to a database. */
export type SubscriptionStart = 'beginning' | 'end';

export interface SubscriptionOptions {
  /** Under which its checkpoint is kept: never change it. */
  readonly name: string;
  /** For a `@Saga()`, the events that it is given; an `@EventsHandler` names them itself. */
  readonly events?: readonly Type[];
  /** `end`, of a policy: what was recorded before there was such a policy has no effects. */
  readonly from?: SubscriptionStart;
}

const SUBSCRIPTION = Symbol('Subscription');

/** Names the subscription of an `@EventsHandler` class or a `@Saga()` method. */
export const Subscription =
  (options: SubscriptionOptions) =>
  (target: object, property?: string | symbol): void =>
    Reflect.defineMetadata(SUBSCRIPTION, options, target, property as string);

export const subscriptionOf = (
  target: object,
  property?: string,
): SubscriptionOptions | undefined =>
  Reflect.getMetadata(SUBSCRIPTION, target, property as string) as SubscriptionOptions | undefined;
