import type { Instant } from '../../log/instant.js';
import type { Dialect } from '../../log/stores/sql/dialects/dialect.js';
import type { Row, Transactions } from '../../log/stores/sql/transactions/transactions.js';
import { countEvents } from './counted-events.js';

/** An event to be tried again now, as it was read: what has been changed since then is left alone. */
export interface DueEvent {
  readonly subscription: string;
  readonly position: number;
  /** `retrying` was asked for by an operator. */
  readonly state: 'deferred' | 'retrying';
  /** 0 if it is not known. */
  readonly firstTriedAt: Instant;
  readonly nextTryAt: Instant;
  /** Milliseconds since the first try. */
  readonly waitedMs: number;
}

/** What a subscription has deferred. */
export interface Deferred {
  /** Up to `MOST_COUNTED`. */
  readonly events: number;
  /** When the next of them is due, by the database's clock. */
  readonly nextTryAt: Instant;
  /** Why that one is deferred. */
  readonly reason: string;
}

/** No pause ends exactly when it should. */
const LEEWAY_US = 1_000_000;

/** The events that policies try again by themselves. */
export class DeferredEvents {
  constructor(
    private readonly transactions: Transactions,
    private readonly dialect: Dialect,
  ) {}

  /**
   * At most `limit` of those that are due. Also due is what would be so later than the longest pause allows:
   * the database's clock was ahead when it was deferred.
   */
  async due(subscription: string, limit: number, longestPauseMs: number): Promise<DueEvent[]> {
    // Both ends of an index: the clock in a condition would have MySQL read all that is deferred.
    const some = (state: DueEvent['state'], order: 'ASC' | 'DESC', as: string) =>
      `SELECT * FROM (SELECT position, state, first_tried_at, next_try_at, ${this.dialect.clock} AS now
         FROM parked_events WHERE state = '${state}' AND subscription = ?
         ORDER BY next_try_at ${order}, position ${order} LIMIT ?) ${as}`;
    const rows = await this.transactions.reads.query(
      [some('retrying', 'ASC', 'r'), some('deferred', 'ASC', 'd'), some('deferred', 'DESC', 'f')] //
        .join(' UNION ALL '),
      [subscription, limit, subscription, limit, subscription, limit],
    );
    const isDue = ({ state, next_try_at: next, now }: Row) =>
      state === 'retrying' ||
      Number(next) <= Number(now) ||
      Number(next) > Number(now) + longestPauseMs * 1_000 + LEEWAY_US;
    const due = new Map(rows.filter(isDue).map((row) => [Number(row.position), row]));
    return [...due.values()].slice(0, limit).map((row) => toDue(subscription, row));
  }

  /** The event has been dealt with. */
  async remove(event: DueEvent): Promise<void> {
    await this.change('DELETE FROM parked_events', [], event);
  }

  /** The event is parked, or skipped. */
  async settle(event: DueEvent, state: 'parked' | 'skipped', reason: string): Promise<void> {
    const set = 'state = ?, reason = ?, first_tried_at = 0, next_try_at = 0';
    await this.change(`UPDATE parked_events SET ${set}`, [state, reason], event);
  }

  /** The event is due again after a pause. */
  async defer(event: DueEvent, reason: string, pauseMs: number): Promise<void> {
    const { clock } = this.dialect;
    const first = event.firstTriedAt > 0 ? String(event.firstTriedAt) : clock;
    const set = `state = 'deferred', reason = ?, first_tried_at = ${first}, next_try_at = ${clock} + ?`;
    await this.change(`UPDATE parked_events SET ${set}`, [reason, pauseMs * 1_000], event);
  }

  /** None of these events could be tried: what they need is out of reach. */
  async postpone(events: readonly DueEvent[], reason: string, pauseMs: number): Promise<void> {
    const deferred = events.filter(({ state }) => state === 'deferred');
    if (deferred.length === 0) return;
    const { subscription } = deferred[0]!;
    await this.transactions.run((session) =>
      session.execute(
        `UPDATE parked_events SET reason = ?, next_try_at = ${this.dialect.clock} + ?
         WHERE subscription = ? AND state = 'deferred'
         AND position IN (${deferred.map(() => '?').join(', ')})`,
        [reason, pauseMs * 1_000, subscription, ...deferred.map(({ position }) => position)],
      ),
    );
  }

  /** How many events each subscription has deferred, and when the next is due. */
  async waiting(): Promise<Map<string, Deferred>> {
    const found = new Map<string, Deferred>();
    const { reads } = this.transactions;
    for (const [subscription, events] of await countEvents(reads, 'deferred')) {
      const [next] = await reads.query(
        `SELECT next_try_at, reason FROM parked_events WHERE state = 'deferred' AND subscription = ?
         ORDER BY next_try_at, position LIMIT 1`,
        [subscription],
      );
      if (!next) continue;
      const { next_try_at: nextTryAt, reason } = next;
      found.set(subscription, { events, nextTryAt: Number(nextTryAt), reason: String(reason) });
    }
    return found;
  }

  private async change(
    sql: string,
    values: readonly unknown[],
    { subscription, position, state, nextTryAt }: DueEvent,
  ): Promise<void> {
    const asRead = 'WHERE subscription = ? AND position = ? AND state = ? AND next_try_at = ?';
    await this.transactions.run((session) =>
      session.execute(`${sql} ${asRead}`, [...values, subscription, position, state, nextTryAt]),
    );
  }
}

function toDue(subscription: string, row: Row): DueEvent {
  const [now, first] = [Number(row.now), Number(row.first_tried_at)];
  // First tried in the future: by a clock that was ahead.
  const firstTriedAt = row.state === 'deferred' && first <= now ? first : 0;
  return {
    subscription,
    position: Number(row.position),
    state: row.state as DueEvent['state'],
    firstTriedAt,
    nextTryAt: Number(row.next_try_at),
    waitedMs: firstTriedAt > 0 ? (now - firstTriedAt) / 1_000 : 0,
  };
}
