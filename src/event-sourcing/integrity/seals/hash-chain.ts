import { hash } from 'node:crypto';
import type { StoredEvent } from '../../log/recorded-event.js';

/** What the first event's hash is computed over, in the place of the one before. */
export const GENESIS: Buffer = Buffer.alloc(32);

/**
 * The hash of an event in the chain of all events: SHA-256 over the hash of the event before it and every
 * column of its own. Each stands for the whole log up to it.
 */
export function chainHash(previous: Buffer, event: StoredEvent): Buffer {
  return hash('sha256', Buffer.concat([previous, Buffer.from(canonical(event))]), 'buffer');
}

/** Unambiguous, and the same on every database: the columns in their order, as a JSON array. */
const canonical = (event: StoredEvent): string =>
  JSON.stringify([
    event.position,
    event.eventId,
    event.streamId,
    event.version,
    event.type,
    event.schemaVersion,
    event.data,
    event.metadata,
    event.transactionId,
    event.recordedAt,
    event.endsCommand,
  ]);
