import { randomUUID } from 'node:crypto';
import type { EventLog } from '../log/event-log.js';
import type { NewEvent, StoredEvent } from '../log/recorded-event.js';

export const countedEvent = (
  streamId: string,
  version: number,
  by = 1,
  changes: Partial<NewEvent> = {},
): NewEvent => ({
  eventId: randomUUID(),
  streamId,
  version,
  type: 'Counted',
  schemaVersion: 1,
  data: JSON.stringify({ counter: streamId, by }),
  metadata: '{}',
  transactionId: null,
  endsCommand: true,
  ...changes,
});

/** Past every rule, as another program might. */
export const appendTo = (log: EventLog, ...events: NewEvent[]): Promise<void> =>
  log.transaction((transaction) => transaction.append(events));

export const allOf = (log: EventLog): Promise<StoredEvent[]> => log.readAll(0, 100_000);
