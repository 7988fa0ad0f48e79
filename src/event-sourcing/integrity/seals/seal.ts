import type { StoredEvent } from '../../log/recorded-event.js';
import { chainHash, GENESIS } from './hash-chain.js';

/** This many bytes of each event's hash are kept: enough to find the first event that was changed. */
export const PREFIX_BYTES = 8;

/** What is kept of the hashes of a page of the log. */
export interface Seal {
  readonly first: number;
  readonly last: number;
  /** Hash of the last event: stands for the whole log up to it. */
  readonly hash: Buffer;
  /** The first bytes of each event's hash, one after the other. */
  readonly prefixes: Buffer;
}

/** Where the next seal goes on. */
export type SealedUpTo = Pick<Seal, 'last' | 'hash'>;

export const NOTHING_SEALED: SealedUpTo = { last: 0, hash: GENESIS };

/**
 * Seals the events after those that are sealed.
 *
 * @throws {Error} where one of the events is missing.
 */
export function sealOf({ last, hash }: SealedUpTo, events: readonly StoredEvent[]): Seal {
  const prefixes: Buffer[] = [];
  let previous = hash;
  for (const [index, event] of events.entries()) {
    const expected = last + 1 + index;
    if (event.position !== expected)
      throw new Error(`The log has no event at position ${expected}; see "bank verify".`);
    previous = chainHash(previous, event);
    prefixes.push(previous.subarray(0, PREFIX_BYTES));
  }
  const first = last + 1;
  return {
    first,
    last: last + events.length,
    hash: previous,
    prefixes: Buffer.concat(prefixes),
  };
}
