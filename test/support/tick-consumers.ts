import {
  Projection,
  type ProjectionHandler,
} from '../../src/event-sourcing/read-models/projections/projection.js';
import type { ReadModelTable } from '../../src/event-sourcing/read-models/tables/read-model-table.js';
import type { RecordedEvent } from '../../src/event-sourcing/log/recorded-event.js';
import type { Deferral } from '../../src/event-sourcing/consume/policies/deferral.js';
import type { PolicyHandler } from '../../src/event-sourcing/consume/policies/policy-handler.js';
import { Subscription } from '../../src/event-sourcing/consume/subscriptions/subscription.decorator.js';
import { HandlesEvents } from '../../src/event-sourcing/consume/subscriptions/handles-events.js';
import { Ticked, ticksTable } from './ticks.js';

/** What a test does to a consumer when it gets to an event; by default nothing. */
export class Faults {
  at: (n: number) => void | Promise<void> = () => undefined;
}

export const TICKS = 'ticks_1';
export const OTHER_TICKS = 'other_ticks_1';

@Projection({ table: ticksTable })
@HandlesEvents(Ticked)
export class TicksProjection implements ProjectionHandler<Ticked> {
  readonly pages: number[][] = [];
  constructor(private readonly faults: Faults) {}

  async handle(page: readonly RecordedEvent<Ticked>[], table: ReadModelTable): Promise<void> {
    this.pages.push(page.map(({ event }) => event.n));
    await table.insert(page.map(({ position, event }) => ({ id: position, n: event.n })));
    for (const { event } of page) await this.faults.at(event.n);
  }
}

@Projection({ table: { ...ticksTable, name: 'other_ticks' } })
@HandlesEvents(Ticked)
export class OtherTicksProjection implements ProjectionHandler<Ticked> {
  handle(page: readonly RecordedEvent<Ticked>[], table: ReadModelTable): Promise<void> {
    return table.insert(page.map(({ position, event }) => ({ id: position, n: event.n })));
  }
}

export const POLICY = 'ring-when-it-ticks';

@Subscription({ name: POLICY })
@HandlesEvents(Ticked)
export class RingWhenItTicks implements PolicyHandler<Ticked> {
  readonly tried: number[] = [];
  readonly rung: number[] = [];
  readonly deferral: Deferral = {
    firstPauseMs: 20,
    longestPauseMs: 3_600_000,
    giveUpAfterMs: 86_400_000,
  };
  constructor(private readonly faults: Faults) {}

  async handle({ n }: Ticked): Promise<void> {
    this.tried.push(n);
    await this.faults.at(n);
    this.rung.push(n);
  }
}
