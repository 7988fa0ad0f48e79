import type { SqlReader } from '../../log/stores/sql/transactions/transactions.js';
import type { ParkedState } from './policy-outcome.js';

/** No more are counted of one subscription, since health and metrics ask again and again. */
export const MOST_COUNTED = 100_000;

/** How many events each subscription has in one of these states; those that have none are left out. */
export async function countEvents(
  reads: SqlReader,
  ...states: readonly ParkedState[]
): Promise<Map<string, number>> {
  const names = (await reads.query('SELECT name FROM subscriptions')).map((row) =>
    String(row.name),
  );
  if (names.length === 0) return new Map();
  const list = states.map((state) => `'${state}'`).join(', ');
  const counting = names.map(
    (_, index) => `SELECT ${index} AS name, (SELECT COUNT(*) FROM
      (SELECT 1 AS one FROM parked_events WHERE state IN (${list}) AND subscription = ?
       LIMIT ${MOST_COUNTED}) p) AS events`,
  );
  const rows = await reads.query(counting.join(' UNION ALL '), names);
  return new Map(
    rows
      .map(({ name, events }) => [names[Number(name)]!, Number(events)] as const)
      .filter(([, events]) => events > 0),
  );
}
