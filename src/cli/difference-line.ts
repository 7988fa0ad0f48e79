import type { Difference } from '../reconciliation/difference.js';
import { IN_LOG } from '../reconciliation/reconciliation.js';

export const differenceLine = ({ where, subject, expected, found }: Difference): string =>
  where === IN_LOG
    ? `${where}: ${subject}: expected ${expected}, found ${found}`
    : `${where}: ${subject}: ${expected} by the log, ${found} found`;
