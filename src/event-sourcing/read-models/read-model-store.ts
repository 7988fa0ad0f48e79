import type { Dialect, Key, TableDefinition } from '../log/stores/sql/dialects/dialect.js';
import { physicalName, readRows, versionedName } from './tables/read-model-table.js';
import { BuildStopped, ReadModelBeingBuilt, RebuiltBySomeoneElse } from './read-models.errors.js';
import { insertUnlessThere } from '../log/stores/sql/transactions/insert-unless-there.js';
import type {
  Row,
  SqlReader,
  SqlSession,
  Transactions,
} from '../log/stores/sql/transactions/transactions.js';
import type { Lease } from '../consume/subscriptions/checkpoint.js';
import type { SubscriptionStore } from '../consume/checkpoints/subscription-store.js';

export interface LiveTable {
  readonly table: string;
  /** Its rows reflect the log up to just this position. */
  readonly position: number;
}

/** Which generation of each query table is live. Each version of a read model has its own. */
export class ReadModelStore {
  constructor(
    private readonly transactions: Transactions,
    private readonly dialect: Dialect,
    private readonly subscriptions: SubscriptionStore,
  ) {}

  /** A live generation where nothing has happened yet: an empty table has all of the log in it. */
  async prepareEmpty(definition: TableDefinition): Promise<void> {
    if ((await this.generation(definition)) !== undefined) return;
    const table = physicalName(definition, 1);
    await this.createTable(definition, table);
    await this.subscriptions.register(table);
    await insertUnlessThere(this.transactions, this.dialect, 'read_models', {
      name: versionedName(definition),
      generation: 1,
    });
  }

  /** The live one; undefined while there is none that can be read from. */
  async generation(definition: TableDefinition): Promise<number | undefined> {
    const sql = 'SELECT generation FROM read_models WHERE name = ?';
    const [row] = await this.transactions.reads.query(sql, [versionedName(definition)]);
    return row && Number(row.generation);
  }

  /** The live generation of each read model, by its name with the version. */
  async generations(): Promise<ReadonlyMap<string, number>> {
    const rows = await this.transactions.reads.query('SELECT name, generation FROM read_models');
    return new Map(rows.map(({ name, generation }) => [String(name), Number(generation)]));
  }

  /**
   * The table of the live generation and what it reflects, in the state of the database that is read.
   *
   * @throws {ReadModelBeingBuilt}
   */
  async liveTable(reader: SqlReader, definition: TableDefinition): Promise<LiveTable> {
    const [row] = await reader.query('SELECT generation FROM read_models WHERE name = ?', [
      versionedName(definition),
    ]);
    if (!row) throw await this.beingBuilt(reader, definition);
    const table = physicalName(definition, Number(row.generation));
    const sql = 'SELECT position FROM subscriptions WHERE name = ?';
    const [checkpoint] = await reader.query(sql, [table]);
    return { table, position: Number(checkpoint?.position ?? 0) };
  }

  /** The rows that a table has of these primary keys. */
  rows(
    reader: SqlReader,
    definition: TableDefinition,
    table: string,
    keys: readonly Key[],
  ): Promise<Row[]> {
    return readRows(reader, this.dialect, definition, table, keys);
  }

  /** What to tell who wants to read before there is a live generation. */
  async beingBuilt(reader: SqlReader, definition: TableDefinition): Promise<ReadModelBeingBuilt> {
    const sql = `SELECT h.position AS head, s.position, s.state FROM log_head h
       LEFT JOIN subscriptions s ON s.name = ? WHERE h.id = 1`;
    const [row] = await reader.query(sql, [physicalName(definition, 1)]);
    const { position, head, state } = row ?? {};
    const Reason = state === 'stopped' ? BuildStopped : ReadModelBeingBuilt;
    return new Reason(definition.name, Number(position ?? 0), Number(head ?? 0));
  }

  async createTable(definition: TableDefinition, table: string): Promise<void> {
    for (const statement of this.dialect.createTable(table, definition)) {
      const create = () => this.transactions.run((session) => session.execute(statement));
      // On PostgreSQL, IF NOT EXISTS fails when another instance is creating the same at the same time.
      await create().catch(create);
    }
  }

  async dropTable(session: SqlSession, table: string): Promise<void> {
    for (const statement of this.dialect.dropTable(table)) await session.execute(statement);
  }

  /** Drops the table that is filled under a lease, and puts its checkpoint back. @throws {LeaseLost} */
  startOver(lease: Lease): Promise<void> {
    return this.transactions.run(async (session) => {
      await this.subscriptions.restart(session, lease);
      await this.dropTable(session, lease.name);
    });
  }

  /** Makes the first generation the live one. */
  async publish(session: SqlSession, definition: TableDefinition): Promise<void> {
    const sql = 'INSERT INTO read_models (name, generation) VALUES (?, 1)';
    await session.execute(sql, [versionedName(definition)]);
  }

  /** Makes a generation the live one; the one before is kept for those that are reading it. */
  async swap(
    session: SqlSession,
    definition: TableDefinition,
    from: number,
    to: number,
  ): Promise<void> {
    const name = versionedName(definition);
    const swapped = await session.execute(
      `UPDATE read_models SET generation = ?, retired = ?, retired_at = ${this.dialect.clock}
       WHERE name = ? AND generation = ?`,
      [to, from, name, from],
    );
    if (swapped === 0) throw new RebuiltBySomeoneElse(definition.name);
  }

  /** Drops what was retired longer than `graceMs` ago; false if somebody still reads it. */
  async dropRetired(definition: TableDefinition, graceMs: number): Promise<boolean> {
    const retired = await this.retiredFor(definition, graceMs);
    if (retired === undefined) return true;
    const table = physicalName(definition, retired);
    if (!(await this.dropUnlessInUse(table))) return false;
    await this.transactions.run(async (session) => {
      await session.execute('DELETE FROM subscriptions WHERE name = ?', [table]);
      await session.execute(
        'UPDATE read_models SET retired = NULL WHERE name = ? AND retired = ?',
        [versionedName(definition), retired],
      );
    });
    return true;
  }

  /** The generation that was retired at least `graceMs` ago; undefined if there is none. */
  private async retiredFor(definition: TableDefinition, graceMs: number) {
    const { clock } = this.dialect;
    const [row] = await this.transactions.reads.query(
      `SELECT retired, ${clock} - retired_at AS age FROM read_models WHERE name = ? AND retired IS NOT NULL`,
      [versionedName(definition)],
    );
    if (!row) return undefined;
    const [retired, age] = [Number(row.retired), Number(row.age)];
    // The clock was set back since. When that was is not known: then the grace begins now.
    if (age < 0)
      await this.transactions.run((session) =>
        session.execute(
          `UPDATE read_models SET retired_at = ${clock} WHERE name = ? AND retired_at > ${clock}`,
          [versionedName(definition)],
        ),
      );
    return Math.max(0, age) >= graceMs * 1000 ? retired : undefined;
  }

  /** Not tried again and again as other transactions are: a backup may read for hours. */
  dropUnlessInUse(table: string): Promise<boolean> {
    return this.transactions.run(async (session) => {
      try {
        await this.dropTable(session, table);
        return true;
      } catch (error) {
        if (!this.dialect.isTransient(error)) throw error;
        return false;
      }
    });
  }
}
