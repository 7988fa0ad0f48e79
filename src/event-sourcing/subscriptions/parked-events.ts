import type { RecordedEvent } from '../recorded-event.js';
import type { Dialect } from '../typeorm/dialect.js';
import type { Row, SqlSession, Transactions } from '../typeorm/transactions.js';

export type ParkedState = 'parked' | 'retrying' | 'skipped' | 'discarded';

/** An event that a policy could not handle, or did not. */
export interface ParkedEvent {
  readonly subscription: string;
  readonly position: number;
  readonly eventId: string;
  readonly state: ParkedState;
  /** The error, or the reason why it was skipped or discarded. */
  readonly reason: string;
}

/** The events that policies have put aside, until an operator has them retried or discarded. */
export class ParkedEvents {
  constructor(
    private readonly transactions: Transactions,
    private readonly dialect: Dialect,
  ) {}

  async park(
    session: SqlSession,
    subscription: string,
    { position, eventId }: RecordedEvent,
    state: ParkedState,
    reason: string,
  ): Promise<void> {
    const columns = ['subscription', 'position', 'event_id', 'state', 'reason'] as const;
    const { sql, values } = this.dialect.insertRows(
      'parked_events',
      columns.map((name) => ({ name, type: name === 'position' ? 'bigint' : 'text' })),
      [[subscription, position, eventId, state, reason]],
    );
    const replace = this.dialect.replaceOnDuplicate(
      [
        { name: 'state', type: 'key' },
        { name: 'reason', type: 'text' },
      ],
      ['subscription', 'position'],
    );
    await session.execute(`${sql}${replace}`, values);
  }

  /** At most `limit`, those of one subscription or of all; first those that wait for an operator. */
  async list(limit: number, subscription?: string): Promise<ParkedEvent[]> {
    const only = subscription === undefined ? '' : ' WHERE subscription = ?';
    const rows = await this.transactions.reads.query(
      `SELECT * FROM parked_events${only} ORDER BY CASE WHEN state IN ('parked', 'retrying') THEN 0 ELSE 1 END,
         subscription, position LIMIT ?`,
      [...(subscription === undefined ? [] : [subscription]), limit],
    );
    return rows.map(toParked);
  }

  async toRetry(subscription: string, limit: number): Promise<ParkedEvent[]> {
    const rows = await this.transactions.reads.query(
      `SELECT * FROM parked_events WHERE subscription = ? AND state = 'retrying'
       ORDER BY position LIMIT ?`,
      [subscription, limit],
    );
    return rows.map(toParked);
  }

  /** How many wait for an operator. */
  async count(): Promise<Map<string, number>> {
    const rows = await this.transactions.reads.query(
      `SELECT subscription, COUNT(*) AS parked FROM parked_events
       WHERE state IN ('parked', 'retrying') GROUP BY subscription`,
    );
    return new Map(rows.map((row) => [String(row.subscription), Number(row.parked)]));
  }

  /** Hands the event to its policy again; false if it is not parked. */
  retry(subscription: string, position: number): Promise<boolean> {
    return this.change(
      `UPDATE parked_events SET state = 'retrying' WHERE subscription = ? AND position = ?
       AND state IN ('parked', 'skipped')`,
      [subscription, position],
    );
  }

  /** Settles the event without handling it; false if it is not parked. */
  discard(subscription: string, position: number, reason: string): Promise<boolean> {
    return this.change(
      `UPDATE parked_events SET state = 'discarded', reason = ? WHERE subscription = ?
       AND position = ? AND state IN ('parked', 'retrying')`,
      [reason, subscription, position],
    );
  }

  async remove({ subscription, position }: ParkedEvent): Promise<void> {
    await this.change(
      `DELETE FROM parked_events WHERE subscription = ? AND position = ? AND state = 'retrying'`,
      [subscription, position],
    );
  }

  private async change(sql: string, values: readonly unknown[]): Promise<boolean> {
    return (await this.transactions.run((session) => session.execute(sql, values))) > 0;
  }
}

const toParked = (row: Row): ParkedEvent => ({
  subscription: String(row.subscription),
  position: Number(row.position),
  eventId: String(row.event_id),
  state: String(row.state) as ParkedState,
  reason: String(row.reason),
});
