import { Saga } from '@nestjs/cqrs';
import { EMPTY, type Observable } from 'rxjs';
import type { RecordedEvent } from '../../log/recorded-event.js';
import { EVENTS_HANDLER_METADATA } from './cqrs-metadata.js';
import { HandlesEvents } from './handles-events.js';
import { SagaSubscription } from './subscription.decorator.js';

class Rung {
  readonly type = 'Rung';
}
class Cracked {
  readonly type = 'Cracked';
}
type BellEvent = Rung | Cracked;

// A comment that expects an error is one itself where there is none: `npm run types` looks.
describe('a list of events', () => {
  it('is what a projection or a policy is given', () => {
    @HandlesEvents(Rung, Cracked)
    class Rings {
      handle(page: readonly RecordedEvent<BellEvent>[]): number {
        return page.length;
      }
    }
    @HandlesEvents(Rung, Cracked)
    class RingBack {
      handle(event: Rung): string {
        return event.type;
      }
    }
    for (const consumer of [Rings, RingBack])
      expect(Reflect.getMetadata(EVENTS_HANDLER_METADATA, consumer)).toEqual([Rung, Cracked]);
  });

  it('does not compile if it lacks one that a projection takes', () => {
    // @ts-expect-error Cracked is missing
    @HandlesEvents(Rung)
    class Rings {
      handle(page: readonly RecordedEvent<BellEvent>[]): number {
        return page.length;
      }
    }
    expect(Rings).toBeDefined();
  });

  it('does not compile if it lacks one that a policy takes', () => {
    // @ts-expect-error Cracked is missing
    @HandlesEvents(Rung)
    class RingBack {
      handle(event: BellEvent): string {
        return event.type;
      }
    }
    expect(RingBack).toBeDefined();
  });

  it('does not compile if it lacks one that a saga takes', () => {
    class BellSaga {
      @Saga()
      @SagaSubscription({ name: 'complete', events: [Rung, Cracked] })
      complete(_bells: Observable<BellEvent>): Observable<object> {
        return EMPTY;
      }
      @Saga()
      // @ts-expect-error Cracked is missing
      @SagaSubscription({ name: 'lacking', events: [Rung] })
      lacking(_bells: Observable<BellEvent>): Observable<object> {
        return EMPTY;
      }
    }
    expect(BellSaga).toBeDefined();
  });
});
