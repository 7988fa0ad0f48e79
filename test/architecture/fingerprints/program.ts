import { AggregateRegistry } from '../../../src/event-sourcing/decide/aggregate-registry.js';
import type { EventType } from '../../../src/event-sourcing/log/event-type.js';
import { ConsumerDiscovery } from '../../../src/event-sourcing/nest/consumer-discovery.js';
import type { TableDefinition } from '../../../src/event-sourcing/log/stores/sql/dialects/dialect.js';
import type { DomainEvent } from '../../../src/event-sourcing/log/domain-event.js';
import { exampleEvents, exampleStates } from './examples.js';
import type { Current } from './fingerprints.js';

/** Where the parts of a running program are found. */
export interface Parts {
  get<Part>(type: abstract new (...parameters: never[]) => Part): Part;
}

/** Each shape of the program that has a version: all that it discovers, so that none is left out. */
export function currentShapes(parts: Parts): Current[] {
  const aggregates = parts.get(AggregateRegistry).all();
  return [
    ...parts
      .get(ConsumerDiscovery)
      .projections()
      .map(({ table }) => ofTable(table)),
    ...aggregates.flatMap(({ name, aggregate: { snapshots } }): Current[] => {
      if (!snapshots) return [];
      const states = mustHave(exampleStates, name, 'aggregate');
      const shape = states.map((state) => snapshots.encode(state));
      return [{ kind: 'snapshot', name, version: snapshots.schemaVersion, shape }];
    }),
    ...aggregates.flatMap(({ eventTypes }) => eventTypes.map(ofEvent)),
  ];
}

function ofTable({
  name,
  version = 1,
  columns,
  primaryKey,
  indexes = [],
}: TableDefinition): Current {
  const shape = [
    ...columns.map((column) => `${column.name} ${column.type}${column.nullable ? ' null' : ''}`),
    `primary key (${primaryKey.join(', ')})`,
    ...indexes.map((index) => `index (${index.join(', ')})`),
  ];
  return { kind: 'table', name, version, shape };
}

/** Its example, as it is stored. */
function ofEvent({ type, schemaVersion, encode }: EventType): Current {
  const event: DomainEvent = mustHave(exampleEvents, type, 'type of event');
  return {
    kind: 'event',
    name: type,
    version: schemaVersion,
    shape: [JSON.stringify(encode(event))],
  };
}

function mustHave<T>(examples: Readonly<Record<string, T>>, name: string, what: string): T {
  const example = examples[name];
  if (example === undefined)
    throw new Error(`The ${what} ${name} has no example: write one in examples.ts.`);
  return example;
}
