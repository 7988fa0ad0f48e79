import assert from 'node:assert/strict';
import type { Aggregate, DomainCommand } from '../decide/aggregate.js';
import type { DomainEvent } from '../log/domain-event.js';
import type { DomainError } from '../decide/domain-error.js';

type Decided<Command extends DomainCommand, Event extends DomainEvent, State> = Pick<
  Aggregate<Command, Event, State>,
  'initialState' | 'decide' | 'evolve' | 'streams' | 'streamOf'
>;

/**
 * Tells a decider's rules as examples, with any test runner:
 *
 *     const given = givenFor(accountAggregate);
 *     given(opened, deposited).when(withdrawal).then(withdrawn);
 *     given(opened).when(withdrawal).thenRefused(InsufficientFunds);
 *
 * The given events may belong to several streams; the command meets the state of each of its own.
 */
export function givenFor<Command extends DomainCommand, Event extends DomainEvent, State>(
  aggregate: Decided<Command, Event, State>,
) {
  return (...events: Event[]) => ({
    when: (command: Command) => new Decision(aggregate, events, command),
  });
}

class Decision<Command extends DomainCommand, Event extends DomainEvent, State> {
  constructor(
    private readonly aggregate: Decided<Command, Event, State>,
    private readonly given: readonly Event[],
    private readonly command: Command,
  ) {}

  /** Just these events are decided, and the streams can go on from them; no events: nothing to do. */
  then(...expected: Event[]): void {
    const decided = this.decide();
    assert.deepStrictEqual(decided, expected);
    this.fold([...this.given, ...decided]);
  }

  /** The command is refused in this way; the refusal is for a closer look. */
  thenRefused<Refusal extends DomainError>(
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- whatever the refusal is made from
    expected: new (...args: any[]) => Refusal,
  ): Refusal {
    let decided: Event[];
    try {
      decided = this.decide();
    } catch (error) {
      if (error instanceof expected) return error;
      throw error;
    }
    assert.fail(`${expected.name} was expected, but it was decided: ${names(decided)}`);
  }

  private decide(): Event[] {
    const states = this.fold(this.given);
    const streamIds = this.aggregate.streams(this.command);
    const { initialState } = this.aggregate;
    return this.aggregate.decide(
      this.command,
      ...streamIds.map((id) => states.get(id) ?? initialState),
    );
  }

  private fold(events: readonly Event[]): Map<string, State> {
    const states = new Map<string, State>();
    for (const event of events) {
      const streamId = this.aggregate.streamOf(event);
      const state = states.get(streamId) ?? this.aggregate.initialState;
      states.set(streamId, this.aggregate.evolve(state, event));
    }
    return states;
  }
}

const names = (events: readonly DomainEvent[]) => `[${events.map(({ type }) => type).join(', ')}]`;
