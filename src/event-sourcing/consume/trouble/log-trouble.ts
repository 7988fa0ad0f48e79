import { EventLogError } from '../../log/event-log.errors.js';
import { DatabaseTrouble } from '../../log/stores/sql/connections/database-trouble.js';
import { CommitInDoubt } from '../../log/stores/sql/transactions/transactions.js';

/** Whether an error lies with the log or its database, and not with the event that was at hand. */
export const isTroubleOfLog = (error: unknown): boolean =>
  error instanceof EventLogError ||
  error instanceof DatabaseTrouble ||
  error instanceof CommitInDoubt;
