import type { Difference } from '../../reconciliation/comparisons/difference.js';
import { TO_FIT } from '../../event-sourcing/integrity/read-models/refolds.js';
import { IN_LOG } from '../../reconciliation/reconciliation.js';

export function differenceLine({ where, subject, expected, found }: Difference): string {
  if (expected === TO_FIT) return `${where}: ${subject} does not fit: ${found}`;
  if (where !== IN_LOG) return `${where}: ${subject}: ${expected} by the log, ${found} found`;
  return `${where}: ${subject}: expected ${expected}, found ${found}`;
}
