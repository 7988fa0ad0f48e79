import { randomUUID } from 'node:crypto';
import type { EventLog } from '../../src/event-sourcing/log/event-log.js';
import type { EventType } from '../../src/event-sourcing/log/event-type.js';
import type { NewEvent } from '../../src/event-sourcing/log/recorded-event.js';
import type { TableDefinition } from '../../src/event-sourcing/log/stores/sql/dialects/dialect.js';
import { times } from './hammering.js';

/** Something that happened, for consumers to see. */
export class Ticked {
  readonly type = 'Ticked';
  constructor(readonly n: number) {}
}

/** Something else, which stands between the ticks. */
export class Paused {
  readonly type = 'Paused';
}

export const tickTypes: EventType[] = [
  { type: 'Ticked', schemaVersion: 1, encode: (event) => ({ ...event }), decode: tick },
  { type: 'Paused', schemaVersion: 1, encode: () => ({}), decode: () => new Paused() },
];

function tick({ n }: { n?: unknown }): Ticked {
  return new Ticked(Number(n));
}

/** Appends one event for each number, in commands of `size`; they are numbered on from the head. */
export async function appendTicks(log: EventLog, count: number, size = 1): Promise<void> {
  await append(log, count, size, (n) => ({ type: 'Ticked', data: JSON.stringify({ n }) }));
}

export async function appendPauses(log: EventLog, count: number): Promise<void> {
  await append(log, count, 1, () => ({ type: 'Paused', data: '{}' }));
}

function append(
  log: EventLog,
  count: number,
  size: number,
  what: (position: number) => Pick<NewEvent, 'type' | 'data'>,
): Promise<void> {
  return log.transaction((transaction) =>
    transaction.append(
      times(count, (index) => ({
        ...what(transaction.at.position + index + 1),
        eventId: randomUUID(),
        streamId: 'clock',
        version: transaction.at.position + index + 1,
        schemaVersion: 1,
        metadata: JSON.stringify({ correlationId: `request-${transaction.at.position}` }),
        transactionId: null,
        endsCommand: (index + 1) % size === 0 || index + 1 === count,
      })),
    ),
  );
}

export const ticksTable: TableDefinition = {
  name: 'ticks',
  columns: [
    { name: 'id', type: 'bigint' },
    { name: 'n', type: 'bigint' },
  ],
  primaryKey: ['id'],
};
