import type { SqlReader } from '../log/stores/sql/transactions/transactions.js';
import type { Findings } from './report/findings.js';

const MOST_TOLD = 50;

/** Whether what policies have put aside are events of the log that they have come to. */
export async function checkParked(reader: SqlReader, findings: Findings): Promise<void> {
  const others = await reader.query(
    `SELECT p.subscription, p.position, p.event_id, e.event_id AS recorded, s.position AS reached
     FROM parked_events p LEFT JOIN events e ON e.position = p.position
     LEFT JOIN subscriptions s ON s.name = p.subscription
     WHERE e.event_id IS NULL OR e.event_id <> p.event_id OR s.position IS NULL OR s.position < p.position
     ORDER BY p.subscription, p.position LIMIT ?`,
    [MOST_TOLD],
  );
  for (const { subscription, position, event_id, recorded, reached } of others)
    findings.tell(
      `${subscription} says that it has put aside the event ${event_id} at position ${position}: ` +
        (recorded === event_id
          ? `it has come to position ${reached ?? 0} only`
          : `there stands ${recorded ?? 'none'}`),
    );
}
