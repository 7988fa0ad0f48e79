import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Checkpoint, Lease } from '../event-sourcing/consume/subscriptions/checkpoint.js';
import type { SubscriptionStore } from '../event-sourcing/consume/checkpoints/subscription-store.js';
import type {
  SqlReader,
  SqlSession,
} from '../event-sourcing/log/stores/sql/transactions/transactions.js';
import { BackupError } from './file/backup.errors.js';
import { UNFINISHED_IMPORT } from './carried-checkpoints.js';

/** For how long an import that was killed keeps the next one waiting. */
const LEASE_MS = 4_000;
const RETRY_MS = 250;

/**
 * Marks a database as unfinished from an import's first write to its last: a subscription of its own,
 * whose lease keeps a second import out.
 */
export class ImportMark {
  private readonly owner = `import ${randomUUID()}`;
  private lease: Lease | undefined;
  private renewing: NodeJS.Timeout | undefined;

  constructor(private readonly store: SubscriptionStore) {}

  async isThere(reader: SqlReader): Promise<boolean> {
    const sql = 'SELECT name FROM subscriptions WHERE name = ?';
    return (await reader.query(sql, [UNFINISHED_IMPORT])).length > 0;
  }

  /**
   * Answers with the position that an import has come to. Outlasts the lease of one that was killed.
   *
   * @throws {BackupError} while another is under way.
   */
  async take(): Promise<number> {
    for (const until = performance.now() + 1.5 * LEASE_MS; ;) {
      const taken = await this.store.leases.acquire(UNFINISHED_IMPORT, this.owner, LEASE_MS);
      if (taken) {
        this.lease = taken.lease;
        this.renewing = this.store.leases.keep(this.lease, LEASE_MS);
        return taken.checkpoint.position;
      }
      if (performance.now() > until)
        throw new BackupError('Another import into this database is under way, or has just ended.');
      await delay(RETRY_MS);
    }
  }

  /** @throws {LeaseLost} */
  move(session: SqlSession, from: number, to: number): Promise<void> {
    return this.store.advance(session, { lease: this.lease!, from: at(from), to: at(to) });
  }

  async remove(session: SqlSession): Promise<void> {
    await session.execute('DELETE FROM subscriptions WHERE name = ?', [UNFINISHED_IMPORT]);
  }

  /** Lets the next import begin at once. */
  async release(): Promise<void> {
    clearInterval(this.renewing);
    if (this.lease) await this.store.leases.release(this.owner).catch(() => undefined);
  }
}

const at = (position: number): Checkpoint => ({ position, delivered: position });
