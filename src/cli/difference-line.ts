import type { Difference } from '../reconciliation/difference.js';
import { IN_LOG, TO_FIT } from '../reconciliation/reconciliation.js';

export function differenceLine({ where, subject, expected, found }: Difference): string {
  if (where !== IN_LOG) return `${where}: ${subject}: ${expected} by the log, ${found} found`;
  if (expected === TO_FIT) return `${where}: ${subject} does not fit: ${found}`;
  return `${where}: ${subject}: expected ${expected}, found ${found}`;
}
