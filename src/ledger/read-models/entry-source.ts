import type { DomainEvent } from '../../event-sourcing/aggregate.js';
import type { EntryRecorded } from '../domain/ledger.events.js';
import { LEDGER_SAGA } from '../ledger.saga.js';

/** An entry counts for the time of the movement that it records, not for its own. */
export const entrySource = {
  saga: LEDGER_SAGA,
  position: (event: DomainEvent) => (event as EntryRecorded).entry.sourcePosition,
};
