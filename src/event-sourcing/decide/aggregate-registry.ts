import type { Aggregate, AnyAggregate, DomainCommand } from './aggregate.js';
import type { DomainEvent } from '../log/domain-event.js';
import type { EventRegistry } from '../log/event-registry.js';
import type { EventType, EventTypesOf, FormerEventType } from '../log/event-type.js';

/** What an aggregate is called, takes and gives. A command or an event that is left out does not compile. */
export interface AggregateDescription<Command extends DomainCommand, Event extends DomainEvent> {
  readonly name: string;
  /** The class of each command. */
  readonly commands: {
    readonly [Type in Command['type']]: new (
      ...parameters: never[]
    ) => Extract<Command, { readonly type: Type }>;
  };
  readonly eventTypes: EventTypesOf<Event>;
  readonly formerEventTypes?: readonly FormerEventType[];
}

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

  /**
   * Makes its types of event known as well.
   *
   * @param owns whether a stream is one of the aggregate's.
   */
  register<Command extends DomainCommand, Event extends DomainEvent, State>(
    owns: (streamId: string) => boolean,
    aggregate: Aggregate<Command, Event, State>,
    { name, formerEventTypes = [], ...messages }: AggregateDescription<Command, Event>,
  ): void {
    const commands = Object.values<CommandClass>(messages.commands);
    const eventTypes = Object.values<EventType>(messages.eventTypes);
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
