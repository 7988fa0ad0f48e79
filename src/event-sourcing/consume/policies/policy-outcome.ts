import type { NOTHING_DONE } from './policy-handler.js';

/** What became of an event that is put aside. An operator has asked for `retrying`; `deferred` ones are tried again anyway. */
export type ParkedState = 'parked' | 'retrying' | 'deferred' | 'skipped' | 'discarded';

/** What became of an event that a policy was given; undefined when it is handled. */
export type Outcome = PutAside | typeof NOTHING_DONE | undefined;

export interface PutAside {
  readonly state: Extract<ParkedState, 'parked' | 'skipped' | 'deferred'>;
  readonly reason: string;
}
