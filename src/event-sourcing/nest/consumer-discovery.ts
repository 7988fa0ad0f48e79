import { Injectable, type Type } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { CommandBus, type ISaga } from '@nestjs/cqrs';
import type { DomainEvent } from '../log/domain-event.js';
import { SealConsumer } from '../integrity/seals/seal-consumer.js';
import { SealStore } from '../integrity/seals/seal-store.js';
import {
  PROJECTION,
  type FoundProjection,
  type ProjectionHandler,
  type ProjectionOptions,
  type ProjectionSource,
} from '../read-models/projections/projection.js';
import { RequestContext } from '../decide/request-context.js';
import { Transactions } from '../log/stores/sql/transactions/transactions.js';
import { DeferredEvents } from '../consume/policies/deferred-events.js';
import type { Consumer } from '../consume/subscriptions/consumer.js';
import { GroupCommit } from '../consume/checkpoints/group-commit.js';
import { ParkedEvents } from '../consume/policies/parked-events.js';
import { PolicyConsumer } from '../consume/policies/policy-consumer.js';
import type { PolicyHandler } from '../consume/policies/policy-handler.js';
import { SagaConsumer } from '../consume/sagas/saga-consumer.js';
import { SubscriptionStore } from '../consume/checkpoints/subscription-store.js';
import { EVENTS_HANDLER_METADATA, SAGA_METADATA } from '../consume/subscriptions/cqrs-metadata.js';
import {
  sagaSubscriptionOf,
  subscriptionOf,
} from '../consume/subscriptions/subscription.decorator.js';

/** Finds what follows the log among the providers: `@HandlesEvents` classes and `@Saga()` methods. */
@Injectable()
export class ConsumerDiscovery implements ProjectionSource {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly commandBus: CommandBus,
    readonly context: RequestContext,
    readonly store: SubscriptionStore,
    readonly transactions: Transactions,
    readonly commits: GroupCommit,
    readonly parked: ParkedEvents,
    readonly deferred: DeferredEvents,
    private readonly seals: SealStore,
  ) {}

  besidesProjections(): Consumer[] {
    return [...this.sagas(), ...this.policies(), this.sealing()];
  }

  projections(): FoundProjection[] {
    return this.eventHandlers().flatMap(({ type, instance, types }) => {
      const options = Reflect.getMetadata(PROJECTION, type) as ProjectionOptions | undefined;
      if (!options) return [];
      return [{ ...options, types, handler: instance as ProjectionHandler<DomainEvent> }];
    });
  }

  policies(): PolicyConsumer[] {
    const policies = this.eventHandlers().filter(
      ({ type }) => !Reflect.hasMetadata(PROJECTION, type),
    );
    return policies.map(({ type, instance, types }) => {
      const { name, from } = mustBeNamed(type.name, subscriptionOf(type));
      return new PolicyConsumer(name, types, instance as PolicyHandler<DomainEvent>, this, from);
    });
  }

  sagas(): SagaConsumer[] {
    return this.instances().flatMap(({ type, instance }) => {
      const methods = (Reflect.getMetadata(SAGA_METADATA, type) ?? []) as string[];
      return methods.map((method) => {
        const options = mustBeNamed(
          `${type.name}.${method}`,
          sagaSubscriptionOf(type.prototype as object, method),
        );
        const saga = (instance as Record<string, ISaga>)[method]!.bind(instance);
        const types = namesOf(options.events);
        const { commandBus, context, commits } = this;
        return new SagaConsumer(options.name, types, saga, commandBus, context, commits);
      });
    });
  }

  sealing(): SealConsumer {
    return new SealConsumer(this.seals, this.transactions, this.commits);
  }

  private eventHandlers() {
    return this.instances().flatMap(({ type, instance }) => {
      const events = Reflect.getMetadata(EVENTS_HANDLER_METADATA, type) as Type[] | undefined;
      if (!events && (Reflect.hasMetadata(PROJECTION, type) || subscriptionOf(type)))
        throw new Error(`${type.name} follows no events: name them, by @HandlesEvents(...).`);
      return events ? [{ type, instance, types: namesOf(events) }] : [];
    });
  }

  private instances(): { type: Type; instance: object }[] {
    return this.discovery.getProviders().flatMap(({ instance: found }) => {
      const instance = found as object | null;
      if (typeof instance !== 'object' || instance === null) return [];
      return [{ type: instance.constructor as Type, instance }];
    });
  }
}

/** An event's class is called what its `type` says. */
const namesOf = (events: readonly Type[]): ReadonlySet<string> =>
  new Set(events.map(({ name }) => name));

function mustBeNamed<Options>(subject: string, options: Options | undefined): Options {
  if (!options)
    throw new Error(
      `${subject} needs a @Subscription({ name }) under which its checkpoint is kept.`,
    );
  return options;
}
