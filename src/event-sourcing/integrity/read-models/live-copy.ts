import { setImmediate as turn } from 'node:timers/promises';
import type { ReadModelStore } from '../../read-models/read-model-store.js';
import { versionedName } from '../../read-models/tables/read-model-table.js';
import type { TableDefinition } from '../../log/stores/sql/dialects/dialect.js';
import type { Row, Transactions } from '../../log/stores/sql/transactions/transactions.js';
import type { Engine } from '../engines/engine.js';
import type { Scratch } from '../scratch/scratch.js';
import { exactValues } from '../tables/exact-values.js';

/** Rebuilds may put one table after another in the place of the one that is being read. */
const MAX_TRIES = 5;

/** What stands in the live table of a read model, in one state of the database. */
export class LiveCopy {
  private constructor(
    readonly definition: TableDefinition,
    /** In the scratch database. */
    readonly table: string,
    /** The checkpoint that the rows stand beside. */
    readonly position: number,
    readonly rows: number,
    private readonly scratch: Scratch,
  ) {}

  /** @throws {ReadModelBeingBuilt} */
  static async take(
    definition: TableDefinition,
    models: ReadModelStore,
    transactions: Transactions,
    engine: Engine,
    scratch: Scratch,
  ): Promise<LiveCopy> {
    for (let attempt = 1; ; attempt++) {
      const generation = await models.generation(definition);
      try {
        return await transactions.snapshot(async (reader) => {
          const { table: live, position } = await models.liveTable(reader, definition);
          const table = `live_${versionedName(definition)}`;
          const { columns, primaryKey } = definition;
          scratch.createTable(table, columns, primaryKey);
          let copied = 0;
          for await (const rows of engine.scan(reader, { ...definition, name: live })) {
            scratch.insert(
              table,
              rows.map((row) => exactValues(columns, row)),
            );
            copied += rows.length;
            await turn();
          }
          return new LiveCopy(definition, table, position, copied, scratch);
        });
      } catch (error) {
        const isOther = (await models.generation(definition)) !== generation;
        if (!isOther || attempt === MAX_TRIES) throw error;
      }
    }
  }

  /** The rows, some at a time. */
  pages(): AsyncGenerator<Row[]> {
    return this.scratch.pages(this.table);
  }
}
