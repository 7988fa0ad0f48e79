import { randomUUID } from 'node:crypto';
import { LONGEST_LEASE_MS } from '../../consume/checkpoints/leases.js';
import type { Dialect, TableDefinition } from '../../log/stores/sql/dialects/dialect.js';
import type { Transactions } from '../../log/stores/sql/transactions/transactions.js';
import { physicalName, versionedName } from '../tables/read-model-table.js';
import type { ReadModelStore } from '../read-model-store.js';

/** Longer than it takes to drop a table, or to give that up. */
const LEASE_MS = 30_000;

/** Clears away what the versions of a read model before this program's have left. */
export class SupersededVersions {
  constructor(
    private readonly models: ReadModelStore,
    private readonly transactions: Transactions,
    private readonly dialect: Dialect,
  ) {}

  /**
   * Drops the tables of the versions before, once this one is live and no server has run theirs for
   * `graceMs`: servers of another release may be running, and have to be right as well.
   */
  async drop(definition: TableDefinition, graceMs: number): Promise<void> {
    const { version = 1 } = definition;
    if (version === 1 || (await this.models.generation(definition)) === undefined) return;
    for (let before = 1; before < version; before++) {
      const former = definition.formerNames?.find(({ upTo }) => before <= upTo);
      const { name } = former ?? definition;
      await this.dropVersion({ ...definition, name, version: before }, graceMs);
    }
  }

  private async dropVersion(definition: TableDefinition, graceMs: number): Promise<void> {
    const live = await this.models.generation(definition);
    const table = physicalName(definition, live ?? 1);
    await this.mendLease(table);
    if (!(await this.isIdle(table, graceMs))) return;
    if (!(await this.models.dropRetired(definition, 0))) return;
    const owner = `clearing ${randomUUID()}`;
    if (!(await this.takeAway(definition, table, graceMs, owner))) return;
    // Its subscription goes last, so that what is left after a crash is found again.
    if (!(await this.models.dropUnlessInUse(table))) return;
    await this.transactions.run((session) =>
      session.execute('DELETE FROM subscriptions WHERE name = ? AND owner = ?', [table, owner]),
    );
  }

  /** When it was run last is not known if the clock was set back since: then the grace begins now. */
  private async mendLease(subscription: string): Promise<void> {
    const { clock } = this.dialect;
    const condition = `name = ? AND lease_until > ${clock} + ${LONGEST_LEASE_MS * 1000}`;
    const find = `SELECT name FROM subscriptions WHERE ${condition}`;
    if ((await this.transactions.reads.query(find, [subscription])).length === 0) return;
    const mend = `UPDATE subscriptions SET lease_until = ${clock} WHERE ${condition}`;
    await this.transactions.run((session) => session.execute(mend, [subscription]));
  }

  private async isIdle(subscription: string, graceMs: number): Promise<boolean> {
    const sql = `SELECT name FROM subscriptions WHERE name = ? AND ${this.idle}`;
    const found = await this.transactions.reads.query(sql, [subscription, graceMs * 1000]);
    return found.length > 0;
  }

  /** From then on nobody reads it, and nobody but the owner of its lease writes it. False if it is run. */
  private takeAway(definition: TableDefinition, table: string, graceMs: number, owner: string) {
    return this.transactions.run(async (session) => {
      const taken = await session.execute(
        `UPDATE subscriptions SET owner = ?, fence = fence + 1, position = 0, delivered = 0,
           lease_until = ${this.dialect.clock} + ? WHERE name = ? AND ${this.idle}`,
        [owner, LEASE_MS * 1000, table, graceMs * 1000],
      );
      if (taken === 0) return false;
      await session.execute('DELETE FROM read_models WHERE name = ?', [versionedName(definition)]);
      return true;
    });
  }

  /** Nobody runs it, nor did so not long ago. */
  private get idle(): string {
    return `lease_until < ${this.dialect.clock} - ?`;
  }
}
