import { Injectable } from '@nestjs/common';
import { ofType, Saga, type CommandBus, type ISaga } from '@nestjs/cqrs';
import { EMPTY, map, mergeMap, NEVER, of, type Observable } from 'rxjs';
import type { RecordedEvent } from '../../log/recorded-event.js';
import { RequestContext } from '../../decide/request-context.js';
import { recordOf } from './delivered-events.js';
import { EVENTS_HANDLER_METADATA, SAGA_METADATA } from '../subscriptions/cqrs-metadata.js';
import type { GroupCommit } from '../checkpoints/group-commit.js';
import type { Page } from '../subscriptions/page-reader.js';
import { SagaConsumer } from './saga-consumer.js';
import { HandlesEvents } from '../subscriptions/handles-events.js';
import {
  sagaSubscriptionOf,
  SagaSubscription,
  Subscription,
  subscriptionOf,
} from '../subscriptions/subscription.decorator.js';

class Rung {
  readonly type = 'Rung';
}

const lease = { name: 'saga', owner: 'me', fence: 1 };

function pageOf(...correlationIds: string[]): Page {
  const events = correlationIds.map((correlationId, index): RecordedEvent => {
    const position = index + 1;
    const recorded = { position, eventId: `event ${position}`, streamId: 'bell' };
    const rest = { version: position, recordedAt: 0, transactionId: null, endsCommand: true };
    return { ...recorded, ...rest, event: new Rung(), metadata: { correlationId } };
  });
  const end = events.length;
  return {
    from: { position: 0, delivered: 0 },
    to: { position: end, delivered: end },
    events,
    stored: [],
  };
}

describe('saga consumer', () => {
  const context = new RequestContext();
  const execute = jest.fn((_command: unknown) => Promise.resolve(context.current));
  const advance = jest.fn(() => Promise.resolve());

  beforeEach(() => jest.clearAllMocks());
  afterEach(() => jest.useRealTimers());

  const follow = (saga: ISaga) =>
    new SagaConsumer(
      'saga',
      new Set(['Rung']),
      saga,
      { execute } as unknown as CommandBus,
      context,
      { advance } as unknown as GroupCommit,
    );

  it('gives a saga instances of their classes, and the record of each', async () => {
    const saga: ISaga = (events) =>
      events.pipe(
        ofType(Rung),
        map((event) => ({ at: recordOf(event).position })),
      );
    const page = pageOf('a', 'a');
    expect(await follow(saga).deliver(page, lease)).toBe(page.to);
    expect(execute.mock.calls).toEqual([[{ at: 1 }], [{ at: 2 }]]);
    const context = {
      metadata: { causationId: 'event 2', correlationId: 'a' },
      fromConsumer: true,
    };
    expect(await execute.mock.results[0]!.value).toEqual(context);
    expect(() => recordOf(new Rung())).toThrow('This Rung was not delivered by a subscription.');
  });

  it('carries the actor of the request on', async () => {
    const page = pageOf('a');
    const [event] = page.events;
    const metadata = { correlationId: 'a', causationId: 'another', actor: 'zoe' };
    const acted = { ...page, events: [{ ...event!, metadata }] };
    await follow((events) => events.pipe(map(() => ({})))).deliver(acted, lease);
    expect(await execute.mock.results[0]!.value).toEqual({
      metadata: { ...metadata, causationId: 'event 1' },
      fromConsumer: true,
    });
  });

  it('names no request where there were several', async () => {
    await follow((events) => events.pipe(map(() => ({})))).deliver(pageOf('a', 'b'), lease);
    const context = { metadata: { causationId: 'event 2' }, fromConsumer: true };
    expect(await execute.mock.results[0]!.value).toEqual(context);
  });

  it('moves on without a command where there is none to give', async () => {
    await follow(() => EMPTY).deliver(pageOf('a'), lease);
    await follow(() => NEVER).deliver(pageOf(), lease);
    expect(execute).not.toHaveBeenCalled();
    expect(advance).toHaveBeenCalledTimes(2);
  });

  it('does not move on when a command fails, nor carry out the next', async () => {
    execute.mockRejectedValueOnce(new Error('refused'));
    const saga = follow((events) => events.pipe(mergeMap(() => of({ n: 1 }, { n: 2 }))));
    await expect(saga.deliver(pageOf('a'), lease)).rejects.toThrow('refused');
    expect(execute).toHaveBeenCalledTimes(1);
    expect(advance).not.toHaveBeenCalled();
  });

  it('finds fault with a stream that never ends', async () => {
    jest.useFakeTimers();
    const outcome = follow(() => NEVER)
      .deliver(pageOf('a'), lease)
      .catch((error: unknown) => error);
    await jest.advanceTimersByTimeAsync(30_000);
    expect(await outcome).toMatchObject({ name: 'TimeoutError' });
    expect(advance).not.toHaveBeenCalled();
  });
});

describe("what Nest's decorators leave behind", () => {
  it('is found under the names that the discovery looks for', () => {
    @Injectable()
    class Bell {
      @Saga()
      @SagaSubscription({ name: 'ring', events: [Rung] })
      ring(rung: Observable<Rung>): Observable<Rung> {
        return rung;
      }
    }
    @Subscription({ name: 'hear' })
    @HandlesEvents(Rung)
    class Ear {
      handle(): void {}
    }
    expect(Reflect.getMetadata(SAGA_METADATA, Bell)).toEqual(['ring']);
    expect(Reflect.getMetadata(EVENTS_HANDLER_METADATA, Ear)).toEqual([Rung]);
    expect(sagaSubscriptionOf(Bell.prototype, 'ring')).toEqual({ name: 'ring', events: [Rung] });
    expect(subscriptionOf(Ear)).toEqual({ name: 'hear' });
    expect(subscriptionOf(Bell)).toBeUndefined();
  });
});
