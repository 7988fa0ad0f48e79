import type { Comparison } from './comparison.js';

/** Up to which movement of money a read model of the ledger reaches, at its own place in the log. */
export const compareRecorded = (
  where: string,
  position: number,
  recordedUpTo: number,
): Comparison => ({
  where,
  what: SUBJECT,
  at: position,
  found: new Map([[SUBJECT, String(recordedUpTo)]]),
  expected: (bank) => [[SUBJECT, String(bank.recordedUpTo)]],
});

const SUBJECT = 'recorded up to position';
