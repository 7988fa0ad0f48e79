import type { Dialect } from '../../log/stores/sql/dialects/dialect.js';
import { insertUnlessThere } from '../../log/stores/sql/transactions/insert-unless-there.js';
import type {
  Row,
  SqlSession,
  Transactions,
} from '../../log/stores/sql/transactions/transactions.js';
import {
  LeaseLost,
  type Checkpoint,
  type Lease,
  type Step,
  type SubscriptionState,
  type SubscriptionStatus,
} from '../subscriptions/checkpoint.js';
import { changeUnderLease, isLeased, Leases, toCheckpoint } from './leases.js';

/** In microseconds: one that has not moved for longer, with an event as old as that before it, has stalled. */
const STALLED_AFTER = 10_000_000;

/**
 * `waiting` is `retrying` of a policy that says in its own words what it waits for: only these are fit for everybody,
 * while the text of any other error may hold anything.
 */
export type ReportedState = SubscriptionState | 'waiting';

const valuesOf = ({ lease, from, to }: Step) => [
  to.position,
  to.delivered,
  lease.name,
  lease.fence,
  from.position,
];

/** The checkpoints of all subscriptions, and how they fare. */
export class SubscriptionStore {
  readonly leases: Leases;
  private readonly advancing: string;

  constructor(
    private readonly transactions: Transactions,
    private readonly dialect: Dialect,
  ) {
    this.leases = new Leases(transactions, dialect);
    this.advancing = `UPDATE subscriptions SET position = ?, delivered = ?, state = 'following', error = NULL,
       moved_at = ${dialect.clock} WHERE name = ? AND fence = ? AND position = ?`;
  }

  /** Sees to it that the subscription is known; a new one starts after `position`. */
  async register(name: string, position = 0): Promise<void> {
    // Who only looks at a database may have no right to insert into it.
    if (await this.find(name)) return;
    await insertUnlessThere(this.transactions, this.dialect, 'subscriptions', {
      name,
      position,
      delivered: position,
      fence: 0,
      lease_until: 0,
      state: 'following',
    });
  }

  /** @throws {LeaseLost} unless the lease is the newest and the checkpoint where it was believed to be. */
  async advance(session: SqlSession, step: Step): Promise<void> {
    const moved = await session.execute(this.advancing, valuesOf(step));
    if (moved === 0) throw new LeaseLost(step.lease);
  }

  /**
   * Locks the rows of those of these steps that can be taken, in one round trip and without waiting for
   * anybody: a row that is locked is as good as one whose lease is lost.
   */
  async hold<T extends Step>(session: SqlSession, steps: readonly T[]): Promise<T[]> {
    const rows = await session.query(
      `SELECT name, fence, position FROM subscriptions WHERE name IN (${steps.map(() => '?').join(', ')})` +
        this.dialect.forUpdateOfFree,
      steps.map(({ lease }) => lease.name),
    );
    const free = new Map(rows.map((row) => [String(row.name), row]));
    return steps.filter(({ lease, from }) => {
      const row = free.get(lease.name);
      free.delete(lease.name);
      return Number(row?.fence) === lease.fence && Number(row?.position) === from.position;
    });
  }

  /** Moves a checkpoint that the transaction holds. */
  advanceHeld(session: SqlSession, step: Step): void {
    session.defer(this.advancing, valuesOf(step));
  }

  /** Gives up a lease, if it is still held. */
  async letGo(lease: Lease): Promise<void> {
    await this.transactions.run((session) =>
      session.execute('UPDATE subscriptions SET owner = NULL WHERE name = ? AND fence = ?', [
        lease.name,
        lease.fence,
      ]),
    );
  }

  /** Puts the checkpoint back to the beginning. @throws {LeaseLost} */
  restart(session: SqlSession, lease: Lease): Promise<void> {
    return changeUnderLease(session, lease, 'position = 0, delivered = 0');
  }

  /**
   * The checkpoint when nothing more is being committed under the lease: its row lock waits that out.
   *
   * @throws {LeaseLost} if another instance has taken over.
   */
  settled(lease: Lease): Promise<Checkpoint> {
    return this.transactions.run(async (session) => {
      const sql = `SELECT * FROM subscriptions WHERE name = ?${this.dialect.forUpdate}`;
      const [row] = await session.query(sql, [lease.name]);
      if (Number(row?.fence) !== lease.fence) throw new LeaseLost(lease);
      return toCheckpoint(row!);
    });
  }

  async report(lease: Lease, state: ReportedState, error: string | null): Promise<void> {
    await this.transactions.run((session) =>
      session.execute(
        'UPDATE subscriptions SET state = ?, error = ? WHERE name = ? AND fence = ?',
        [state, error, lease.name, lease.fence],
      ),
    );
  }

  async find(name: string): Promise<SubscriptionStatus | undefined> {
    const sql = `${this.withLeader} WHERE name = ?`;
    return (await this.transactions.reads.query(sql, [name])).map(toStatus)[0];
  }

  /** How far the subscription has come; 0 if it is not known, or says that it is beyond the log. */
  async reached(name: string): Promise<number> {
    const sql = `SELECT s.position FROM subscriptions s JOIN log_head h ON h.id = 1
       WHERE s.name = ? AND s.position <= h.position`;
    const [row] = await this.transactions.reads.query(sql, [name]);
    return Number(row?.position ?? 0);
  }

  async list(): Promise<SubscriptionStatus[]> {
    const sql = `${this.withLeader} ORDER BY name`;
    return (await this.transactions.reads.query(sql)).map(toStatus);
  }

  /** The `holder` is the owner while its lease lasts: one that has died stays the owner until another comes. */
  private get withLeader(): string {
    const { clock } = this.dialect;
    const longAgo = `${clock} - ${STALLED_AFTER}`;
    // Yet to come is a time from before the clock was set back: what goes on has a new one at once.
    const hasNotMoved = `moved_at NOT BETWEEN ${longAgo} AND ${clock} + ${STALLED_AFTER}`;
    return `SELECT subscriptions.*, CASE WHEN ${isLeased(this.dialect)} THEN owner END AS holder,
         CASE WHEN ${hasNotMoved} AND EXISTS (SELECT 1 FROM events e
           WHERE e.position = subscriptions.position + 1 AND e.recorded_at < ${longAgo})
         THEN 1 ELSE 0 END AS stalled
       FROM subscriptions`;
  }
}

const toStatus = (row: Row): SubscriptionStatus => ({
  ...toCheckpoint(row),
  name: String(row.name),
  owner: row.holder === null ? null : String(row.holder),
  state: shownState(String(row.state) as ReportedState),
  isStalled: Number(row.stalled) === 1,
  error: row.error === null ? null : String(row.error),
  isWaiting: row.state === 'waiting',
});

export const shownState = (state: ReportedState): SubscriptionState =>
  state === 'waiting' ? 'retrying' : state;
