import type { Entry } from './ledger.events.js';

/**
 * Record the entries for all movements of money in a stretch of the log: after the one at position
 * `after`, up to the last of `entries`. What is recorded already is left out; a gap is refused.
 */
export class RecordEntries {
  readonly type = 'RecordEntries';
  constructor(
    /** Position of the movement of money before the first entry's; 0 where there is none. */
    readonly after: number,
    readonly entries: readonly Entry[],
  ) {}
}

export const ledgerCommands = { RecordEntries };

export type LedgerCommand = InstanceType<(typeof ledgerCommands)[keyof typeof ledgerCommands]>;
