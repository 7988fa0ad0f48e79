import type { Aggregate } from '../decide/aggregate.js';
import { DomainError } from '../decide/domain-error.js';
import type { VersionCondition } from '../decide/version-condition.js';
import { EventRegistry } from '../log/event-registry.js';
import type { EventType } from '../log/event-type.js';

/** The least that shows all that the core can do: named counters that count up to a limit. */
export interface Count {
  readonly type: 'Count';
  readonly counter: string;
  readonly by: number;
  readonly transactionId?: string;
  readonly condition?: VersionCondition;
}

/** From one counter to another: a command on two streams. */
export interface Shift {
  readonly type: 'Shift';
  readonly counter: string;
  readonly to: string;
  readonly by: number;
  readonly transactionId?: string;
  readonly condition?: VersionCondition;
}

/** Makes the decider throw something that is no refusal. */
export interface Explode {
  readonly type: 'Explode';
  readonly counter: string;
  readonly transactionId?: string;
  readonly condition?: VersionCondition;
}

export interface Counted {
  readonly type: 'Counted';
  readonly counter: string;
  readonly by: number;
}

export const LIMIT = 1_000;

export class LimitReached extends DomainError {
  readonly code = 'limit-reached';
  constructor(count: number) {
    super(`The counter is at ${count} and counts from 0 to ${LIMIT}. Count by less.`);
  }
}

export const count = (counter: string, by: number, transactionId?: string): Count => ({
  type: 'Count',
  counter,
  by,
  transactionId,
});

export const shift = (counter: string, to: string, by: number, transactionId?: string): Shift => ({
  type: 'Shift',
  counter,
  to,
  by,
  transactionId,
});

export const explode = (counter: string): Explode => ({ type: 'Explode', counter });

export const counted = (counter: string, by: number): Counted => ({ type: 'Counted', counter, by });

export const counters: Required<Aggregate<Count | Shift | Explode, Counted, number>> = {
  initialState: 0,

  decide(command, from, to) {
    switch (command.type) {
      case 'Count':
        return command.by === 0 ? [] : [step(command.counter, command.by, from)];
      case 'Shift':
        return [step(command.counter, -command.by, from), step(command.to, command.by, to)];
      case 'Explode':
        throw new TypeError('a bug in the decider');
    }
  },
  evolve: (state, { by }) => state + by,

  streams: (command) =>
    command.type === 'Shift' ? [command.counter, command.to] : [command.counter],
  streamOf: ({ counter }) => counter,
  repeats(command, [first, second]) {
    if (command.type === 'Explode') return false;
    const by = command.type === 'Shift' ? -command.by : command.by;
    const repeated = first?.counter === command.counter && first.by === by;
    return repeated && second?.counter === (command.type === 'Shift' ? command.to : undefined);
  },
  snapshots: {
    every: 10,
    schemaVersion: 1,
    encode: String,
    decode: (data) => JSON.parse(data) as number,
  },
};

const step = (counter: string, by: number, state: number): Counted => {
  if (state + by < 0 || state + by > LIMIT) throw new LimitReached(state);
  return counted(counter, by);
};

export const countedType: EventType<Counted> = {
  type: 'Counted',
  schemaVersion: 1,
  encode: ({ counter, by }) => ({ counter, by }),
  decode: (data) => counted(String(data.counter), Number(data.by)),
};

export function counterRegistry(): EventRegistry {
  const registry = new EventRegistry();
  registry.register(countedType);
  return registry;
}
