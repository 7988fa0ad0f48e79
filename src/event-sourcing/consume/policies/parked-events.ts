import type { Instant } from '../../log/instant.js';
import type { RecordedEvent } from '../../log/recorded-event.js';
import type { Column, Dialect } from '../../log/stores/sql/dialects/dialect.js';
import type {
  Row,
  SqlSession,
  Transactions,
} from '../../log/stores/sql/transactions/transactions.js';
import { countEvents } from './counted-events.js';
import type { ParkedState } from './policy-outcome.js';

/** An event that a policy could not handle, or did not. */
export interface ParkedEvent {
  readonly subscription: string;
  readonly position: number;
  readonly eventId: string;
  readonly state: ParkedState;
  /** The error, or the reason why it was skipped or discarded. */
  readonly reason: string;
  /** When a deferred event was first tried, and when it is due again, by the database's clock. */
  readonly firstTriedAt?: Instant;
  readonly nextTryAt?: Instant;
}

const A_PAGE = 1_000;

/** The events that policies have put aside, until an operator has them retried or discarded. */
export class ParkedEvents {
  constructor(
    private readonly transactions: Transactions,
    private readonly dialect: Dialect,
  ) {}

  /** @param pauseMs of a deferred one: until it is due again. */
  async park(
    session: SqlSession,
    subscription: string,
    { position, eventId }: RecordedEvent,
    state: ParkedState,
    reason: string,
    pauseMs?: number,
  ): Promise<void> {
    const now = pauseMs === undefined ? 0 : await this.now(session);
    const { sql, values } = this.dialect.insertRows('parked_events', COLUMNS, [
      [subscription, position, eventId, state, reason, now, now + (pauseMs ?? 0) * 1_000],
    ]);
    const replace = this.dialect.replaceOnDuplicate(COLUMNS, ['subscription', 'position']);
    await session.execute(`${sql}${replace}`, values);
  }

  /** At most `limit`, those of one subscription or of all; first those that wait for an operator, then the deferred. */
  async list(limit: number, subscription?: string): Promise<ParkedEvent[]> {
    const only = subscription === undefined ? '' : ' WHERE subscription = ?';
    const rows = await this.transactions.reads.query(
      `SELECT * FROM parked_events${only} ORDER BY
         CASE WHEN state IN ('parked', 'retrying') THEN 0 WHEN state = 'deferred' THEN 1 ELSE 2 END,
         subscription, position LIMIT ?`,
      [...(subscription === undefined ? [] : [subscription]), limit],
    );
    return rows.map(toParked);
  }

  /** How many wait for an operator, up to `MOST_COUNTED` of each subscription. */
  count(): Promise<Map<string, number>> {
    return countEvents(this.transactions.reads, 'parked', 'retrying');
  }

  /** Hands the event to its policy again; false if it is neither parked nor deferred. */
  retry(subscription: string, position: number): Promise<boolean> {
    return this.transactions.run(
      async (session) =>
        (await retryBetween(session, subscription, position, position, "'parked', 'skipped'")) > 0,
    );
  }

  /** The same for all that a subscription has parked or deferred; answers with how many those are. */
  async retryAll(subscription: string): Promise<number> {
    let found = 0;
    for (let after = 0, hasMore = true; hasMore;) {
      const rows = await this.transactions.reads.query(
        `SELECT position FROM parked_events WHERE subscription = ? AND position > ?
         AND state IN ('parked', 'deferred') ORDER BY position LIMIT ?`,
        [subscription, after, A_PAGE],
      );
      const [first, last] = [rows[0], rows.at(-1)].map((row) => Number(row?.position ?? 0));
      if (last)
        found += await this.transactions.run((session) =>
          retryBetween(session, subscription, first!, last, "'parked'"),
        );
      after = last!;
      hasMore = rows.length === A_PAGE;
    }
    return found;
  }

  /** Settles the event without handling it; false if it is neither parked nor deferred. */
  async discard(subscription: string, position: number, reason: string): Promise<boolean> {
    const discarded = await this.transactions.run((session) =>
      session.execute(
        `UPDATE parked_events SET state = 'discarded', reason = ? WHERE subscription = ?
         AND position = ? AND state IN ('parked', 'retrying', 'deferred')`,
        [reason, subscription, position],
      ),
    );
    return discarded > 0;
  }

  private async now(session: SqlSession): Promise<Instant> {
    const [row] = await session.query(`SELECT ${this.dialect.clock} AS now`);
    return Number(row!.now);
  }
}

const COLUMNS: Column[] = [
  { name: 'subscription', type: 'key' },
  { name: 'position', type: 'bigint' },
  { name: 'event_id', type: 'key' },
  { name: 'state', type: 'key' },
  { name: 'reason', type: 'text' },
  { name: 'first_tried_at', type: 'bigint' },
  { name: 'next_try_at', type: 'bigint' },
];

/** What is deferred keeps its first try; what is in one of the `states` begins anew. */
async function retryBetween(
  session: SqlSession,
  subscription: string,
  from: number,
  to: number,
  states: string,
): Promise<number> {
  const set = (change: string, those: string) =>
    session.execute(
      `UPDATE parked_events SET ${change} WHERE subscription = ? AND position BETWEEN ? AND ?
       AND state IN (${those})`,
      [subscription, from, to],
    );
  const deferred = await set('next_try_at = 0', "'deferred'");
  return deferred + (await set("state = 'retrying', next_try_at = 0", states));
}

const toParked = (row: Row): ParkedEvent => ({
  subscription: String(row.subscription),
  position: Number(row.position),
  eventId: String(row.event_id),
  state: String(row.state) as ParkedState,
  reason: String(row.reason),
  ...(row.state === 'deferred' && {
    firstTriedAt: Number(row.first_tried_at),
    nextTryAt: Number(row.next_try_at),
  }),
});
