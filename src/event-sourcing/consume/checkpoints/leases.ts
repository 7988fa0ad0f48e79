import { setTimeout as delay } from 'node:timers/promises';
import type { Dialect } from '../../log/stores/sql/dialects/dialect.js';
import type {
  Row,
  SqlSession,
  Transactions,
} from '../../log/stores/sql/transactions/transactions.js';
import { LeaseLost, type Checkpoint, type Lease } from '../subscriptions/checkpoint.js';

/** A row that a commit of its consumer's has locked is free again in a moment. */
const RENEWALS = 10;
const RENEWAL_REST_MS = 20;

/** The longest lease that may be taken, in milliseconds. */
export const LONGEST_LEASE_MS = 600_000;

/**
 * The condition that the lease of a row has neither run out nor ends later than any that is taken now: one that
 * does was taken before the database's clock was set back.
 */
export const isLeased = ({ clock }: Dialect): string =>
  `lease_until BETWEEN ${clock} AND ${clock} + ${LONGEST_LEASE_MS * 1000}`;

/** Names of subscriptions. */
export interface Renewed {
  /** All that the owner has yet. */
  readonly held: ReadonlySet<string>;
  readonly prolonged: ReadonlySet<string>;
}

/** Who may run which subscription, and until when, by the database's clock. */
export class Leases {
  constructor(
    private readonly transactions: Transactions,
    private readonly dialect: Dialect,
  ) {}

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
         WHERE name = ? AND (owner IS NULL OR owner = ? OR NOT (${isLeased(this.dialect)}))${forUpdateOfFree}`,
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
      this.transactions.run((session) => changeUnderLease(session, lease, until, ttlMs * 1000));
    return setInterval(() => void prolong().catch(() => undefined), ttlMs / 4);
  }

  async release(owner: string): Promise<void> {
    await this.transactions.run((session) =>
      session.execute('UPDATE subscriptions SET owner = NULL WHERE owner = ?', [owner]),
    );
  }

  /** Gives up one lease, as a part of a transaction. @throws {LeaseLost} */
  letGo(session: SqlSession, lease: Lease): Promise<void> {
    return changeUnderLease(session, lease, 'owner = NULL');
  }

  /** Ends the lease of whoever holds it. The position stays what is returned until the end of the transaction. */
  async depose(session: SqlSession, name: string): Promise<number> {
    await session.execute(
      'UPDATE subscriptions SET owner = NULL, fence = fence + 1 WHERE name = ?',
      [name],
    );
    const sql = 'SELECT position FROM subscriptions WHERE name = ?';
    const [row] = await session.query(sql, [name]);
    return Number(row?.position ?? 0);
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
}

/** Changes the subscription's row. @throws {LeaseLost} unless the lease is the newest. */
export async function changeUnderLease(
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

export const toCheckpoint = (row: Row): Checkpoint => ({
  position: Number(row.position),
  delivered: Number(row.delivered),
});
