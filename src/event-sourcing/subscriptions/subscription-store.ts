import { setTimeout as delay } from 'node:timers/promises';
import type { Dialect } from '../typeorm/dialect.js';
import { insertUnlessThere } from '../typeorm/insert-unless-there.js';
import type { Row, SqlSession, Transactions } from '../typeorm/transactions.js';
import {
  LeaseLost,
  type Checkpoint,
  type Lease,
  type Step,
  type SubscriptionState,
  type SubscriptionStatus,
} from './checkpoint.js';

const ADVANCE = `UPDATE subscriptions SET position = ?, delivered = ?, state = 'following', error = NULL
       WHERE name = ? AND fence = ? AND position = ?`;

const valuesOf = ({ lease, from, to }: Step) => [
  to.position,
  to.delivered,
  lease.name,
  lease.fence,
  from.position,
];

/** A row that a commit of its follower's has locked is free again in a moment. */
const RENEWALS = 10;
const RENEWAL_REST_MS = 20;

/** Names of subscriptions. */
export interface Renewed {
  /** All that the owner has yet. */
  readonly held: ReadonlySet<string>;
  readonly prolonged: ReadonlySet<string>;
}

/** The checkpoints and leases of all subscriptions, in one table; times go by the database's clock. */
export class SubscriptionStore {
  constructor(
    private readonly transactions: Transactions,
    private readonly dialect: Dialect,
  ) {}

  /** Sees to it that the subscription is known; a new one starts after `position`. */
  async register(name: string, position = 0): Promise<void> {
    await insertUnlessThere(this.transactions, this.dialect, 'subscriptions', {
      name,
      position,
      delivered: position,
      fence: 0,
      lease_until: 0,
      state: 'following',
    });
  }

  /** Takes the subscription if nobody else holds it, nor has its row locked. */
  async acquire(
    name: string,
    owner: string,
    ttlMs: number,
  ): Promise<{ lease: Lease; checkpoint: Checkpoint } | undefined> {
    const { clock, forUpdateOfFree } = this.dialect;
    return this.transactions.run(async (session) => {
      const [row] = await session.query(
        `SELECT * FROM subscriptions
         WHERE name = ? AND (owner IS NULL OR owner = ? OR lease_until < ${clock})${forUpdateOfFree}`,
        [name, owner],
      );
      if (!row) return undefined;
      const fence = Number(row.fence) + 1;
      await session.execute(
        `UPDATE subscriptions SET owner = ?, fence = ?, lease_until = ${clock} + ? WHERE name = ?`,
        [owner, fence, ttlMs * 1000, name],
      );
      return { lease: { name, owner, fence }, checkpoint: toCheckpoint(row) };
    });
  }

  /**
   * Prolongs what the owner holds, but for those whose rows stay locked: whoever has locked one, and for
   * however long, holds up no other.
   */
  async renew(owner: string, ttlMs: number): Promise<Renewed> {
    const prolonged = new Set<string>();
    for (let attempt = 1; ; attempt++) {
      const held = await this.renewFree(owner, ttlMs, prolonged);
      if (held.size <= prolonged.size || attempt === RENEWALS) return { held, prolonged };
      await delay(RENEWAL_REST_MS);
    }
  }

  /** Prolongs one lease again and again, each time as soon as its row is free, until the timer is cleared. */
  keep(lease: Lease, ttlMs: number): NodeJS.Timeout {
    const until = `lease_until = ${this.dialect.clock} + ?`;
    const prolong = () =>
      this.transactions.run((session) => this.underLease(session, lease, until, ttlMs * 1000));
    return setInterval(() => void prolong().catch(() => undefined), ttlMs / 4);
  }

  private renewFree(owner: string, ttlMs: number, prolonged: Set<string>): Promise<Set<string>> {
    const sql = 'SELECT name FROM subscriptions WHERE owner = ?';
    const namesOf = (rows: readonly Row[]) => rows.map(({ name }) => String(name));
    return this.transactions.run(async (session) => {
      const free = namesOf(await session.query(sql + this.dialect.forUpdateOfFree, [owner]));
      if (free.length > 0)
        await session.execute(
          `UPDATE subscriptions SET lease_until = ${this.dialect.clock} + ?
           WHERE name IN (${free.map(() => '?').join(', ')})`,
          [ttlMs * 1000, ...free],
        );
      const held = new Set(namesOf(await session.query(sql, [owner])));
      for (const name of free) prolonged.add(name);
      return held;
    });
  }

  async release(owner: string): Promise<void> {
    await this.transactions.run((session) =>
      session.execute('UPDATE subscriptions SET owner = NULL WHERE owner = ?', [owner]),
    );
  }

  /** @throws {LeaseLost} unless the lease is the newest and the checkpoint where it was believed to be. */
  async advance(session: SqlSession, step: Step): Promise<void> {
    const moved = await session.execute(ADVANCE, valuesOf(step));
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
    session.defer(ADVANCE, valuesOf(step));
  }

  /** Puts the checkpoint back to the beginning. @throws {LeaseLost} */
  restart(session: SqlSession, lease: Lease): Promise<void> {
    return this.underLease(session, lease, 'position = 0, delivered = 0');
  }

  /** Gives up one lease, as a part of a transaction. @throws {LeaseLost} */
  letGo(session: SqlSession, lease: Lease): Promise<void> {
    return this.underLease(session, lease, 'owner = NULL');
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

  /** Ends the lease of whoever holds it, and keeps the checkpoint where it is until the end of the transaction. */
  async depose(session: SqlSession, name: string): Promise<number> {
    await session.execute(
      'UPDATE subscriptions SET owner = NULL, fence = fence + 1 WHERE name = ?',
      [name],
    );
    const sql = 'SELECT position FROM subscriptions WHERE name = ?';
    const [row] = await session.query(sql, [name]);
    return Number(row?.position ?? 0);
  }

  private async underLease(
    session: SqlSession,
    lease: Lease,
    change: string,
    ...values: readonly number[]
  ): Promise<void> {
    const changed = await session.execute(
      `UPDATE subscriptions SET ${change} WHERE name = ? AND fence = ?`,
      [...values, lease.name, lease.fence],
    );
    if (changed === 0) throw new LeaseLost(lease);
  }

  async report(lease: Lease, state: SubscriptionState, error: string | null): Promise<void> {
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

  /** The `leader` is the owner while its lease lasts: one that has died stays the owner until another comes. */
  private get withLeader(): string {
    return `SELECT subscriptions.*, CASE WHEN lease_until < ${this.dialect.clock} THEN NULL ELSE owner END AS leader
       FROM subscriptions`;
  }
}

const toCheckpoint = (row: Row): Checkpoint => ({
  position: Number(row.position),
  delivered: Number(row.delivered),
});

const toStatus = (row: Row): SubscriptionStatus => ({
  ...toCheckpoint(row),
  name: String(row.name),
  owner: row.leader === null ? null : String(row.leader),
  state: String(row.state) as SubscriptionState,
  error: row.error === null ? null : String(row.error),
});
