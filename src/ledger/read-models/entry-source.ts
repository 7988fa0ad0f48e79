import type { DomainEvent } from '../../event-sourcing/log/domain-event.js';
import { upToSource, type EntriesRecorded } from '../domain/ledger.events.js';
import { LEDGER_SAGA } from '../saga/ledger.saga.js';

/** An entry counts for the time of the movement that it records, not for its own. */
export const entrySource = {
  saga: LEDGER_SAGA,
  upTo: (event: DomainEvent, position: number) => upToSource(event as EntriesRecorded, position),
};
