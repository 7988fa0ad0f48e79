import type { Dialect, TableDefinition } from '../typeorm/dialect.js';
import { physicalName } from './read-model-table.js';
import { RebuiltBySomeoneElse } from './read-models.errors.js';
import { insertUnlessThere } from '../typeorm/insert-unless-there.js';
import type { SqlReader, SqlSession, Transactions } from '../typeorm/transactions.js';
import type { SubscriptionStore } from '../subscriptions/subscription-store.js';

export interface LiveTable {
  readonly table: string;
  /** Its rows reflect the log up to just this position. */
  readonly position: number;
}

/** Which generation of each query table is live. */
export class ReadModelStore {
  constructor(
    private readonly transactions: Transactions,
    private readonly dialect: Dialect,
    private readonly subscriptions: SubscriptionStore,
  ) {}

  /** Sees to it that the read model has a live generation; answers with its number. */
  async prepare(definition: TableDefinition): Promise<number> {
    const live = await this.generation(definition.name);
    if (live !== undefined) return live;
    await this.createTable(definition, 1);
    await this.subscriptions.register(physicalName(definition, 1));
    await insertUnlessThere(this.transactions, this.dialect, 'read_models', {
      name: definition.name,
      generation: 1,
    });
    return this.prepare(definition);
  }

  async generation(name: string): Promise<number | undefined> {
    const sql = 'SELECT generation FROM read_models WHERE name = ?';
    const [row] = await this.transactions.reads.query(sql, [name]);
    return row && Number(row.generation);
  }

  /** The live generation of each read model. */
  async generations(): Promise<ReadonlyMap<string, number>> {
    const rows = await this.transactions.reads.query('SELECT name, generation FROM read_models');
    return new Map(rows.map(({ name, generation }) => [String(name), Number(generation)]));
  }

  /** The table of the live generation and what it reflects, in the state of the database that is read. */
  async liveTable(reader: SqlReader, definition: TableDefinition): Promise<LiveTable> {
    const { name } = definition;
    const [row] = await reader.query('SELECT generation FROM read_models WHERE name = ?', [name]);
    if (!row) throw new Error(`There is no read model ${name}.`);
    const table = physicalName(definition, Number(row.generation));
    const sql = 'SELECT position FROM subscriptions WHERE name = ?';
    const [checkpoint] = await reader.query(sql, [table]);
    return { table, position: Number(checkpoint?.position ?? 0) };
  }

  async createTable(definition: TableDefinition, generation: number): Promise<void> {
    const table = physicalName(definition, generation);
    for (const statement of this.dialect.createTable(table, definition)) {
      const create = () => this.transactions.run((session) => session.execute(statement));
      // On PostgreSQL, IF NOT EXISTS fails when another instance is creating the same at the same time.
      await create().catch(create);
    }
  }

  async dropTable(
    session: SqlSession,
    definition: TableDefinition,
    generation: number,
  ): Promise<void> {
    const table = physicalName(definition, generation);
    for (const statement of this.dialect.dropTable(table)) await session.execute(statement);
  }

  /** Makes a generation the live one; the one before is kept for those that are reading it. */
  async swap(session: SqlSession, name: string, from: number, to: number): Promise<void> {
    const swapped = await session.execute(
      `UPDATE read_models SET generation = ?, retired = ?, retired_at = ${this.dialect.clock}
       WHERE name = ? AND generation = ?`,
      [to, from, name, from],
    );
    if (swapped === 0) throw new RebuiltBySomeoneElse(name);
  }

  /** Drops what was retired longer than `graceMs` ago; false if somebody still reads it. */
  async dropRetired(definition: TableDefinition, graceMs: number): Promise<boolean> {
    const [row] = await this.transactions.reads.query(
      `SELECT retired FROM read_models
       WHERE name = ? AND retired IS NOT NULL AND retired_at < ${this.dialect.clock} - ?`,
      [definition.name, graceMs * 1000],
    );
    if (!row) return true;
    const retired = Number(row.retired);
    if (!(await this.dropUnlessInUse(definition, retired))) return false;
    await this.transactions.run(async (session) => {
      await session.execute('DELETE FROM subscriptions WHERE name = ?', [
        physicalName(definition, retired),
      ]);
      await session.execute(
        'UPDATE read_models SET retired = NULL WHERE name = ? AND retired = ?',
        [definition.name, retired],
      );
    });
    return true;
  }

  /** Not tried again and again as other transactions are: a backup may read for hours. */
  private dropUnlessInUse(definition: TableDefinition, generation: number): Promise<boolean> {
    return this.transactions.run(async (session) => {
      try {
        await this.dropTable(session, definition, generation);
        return true;
      } catch (error) {
        if (!this.dialect.isTransient(error)) throw error;
        return false;
      }
    });
  }
}
