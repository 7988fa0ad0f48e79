import type { Aggregate, AnyAggregate, DomainCommand } from './aggregate.js';
import type { DomainEvent } from '../log/domain-event.js';
import type { EventRegistry } from '../log/event-registry.js';
import type { EventType, EventTypesOf, FormerEventType } from '../log/event-type.js';

/** An aggregate, and what it is called, takes and gives. A command or an event that is left out does not compile. */
export interface AggregateDefinition<
  Command extends DomainCommand,
  Event extends DomainEvent,
  State,
> {
  readonly name: string;
  readonly aggregate: Aggregate<Command, Event, State>;
  /** Whether a stream is one of the aggregate's. */
  readonly owns: (streamId: string) => boolean;
  /** The class of each command. */
  readonly commands: {
    readonly [Type in Command['type']]: new (
      ...parameters: never[]
    ) => Extract<Command, { readonly type: Type }>;
  };
  readonly eventTypes: EventTypesOf<Event>;
  readonly formerEventTypes?: readonly FormerEventType[];
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as of `AnyAggregate`
export type AnyAggregateDefinition = AggregateDefinition<any, any, any>;

/** Holds the definition against the aggregate's types of command and event. */
export const defineAggregate = <Command extends DomainCommand, Event extends DomainEvent, State>(
  definition: AggregateDefinition<Command, Event, State>,
): AggregateDefinition<Command, Event, State> => definition;

export interface CommandClass {
  readonly name: string;
}

interface Entry {
  readonly name: string;
  readonly owns: (streamId: string) => boolean;
  readonly aggregate: AnyAggregate;
  readonly commands: readonly CommandClass[];
  readonly eventTypes: readonly EventType[];
}

/** The aggregates of the program: which one a stream belongs to, which commands and events there are. */
export class AggregateRegistry {
  private readonly entries: Entry[] = [];

  constructor(private readonly events: EventRegistry) {}

  /** Makes its types of event known as well. */
  register(definition: AnyAggregateDefinition): void {
    const { name, owns, aggregate, formerEventTypes = [] } = definition;
    const commands = Object.values<CommandClass>(definition.commands);
    const eventTypes = Object.values<EventType>(definition.eventTypes);
    this.events.register(...eventTypes, ...formerEventTypes);
    this.entries.push({ name, owns, aggregate, commands, eventTypes });
  }

  of(streamId: string): AnyAggregate | undefined {
    return this.entries.find(({ owns }) => owns(streamId))?.aggregate;
  }

  all(): readonly Omit<Entry, 'owns'>[] {
    return this.entries;
  }
}
