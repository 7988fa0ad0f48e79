import type { ReadModelStore } from '../../read-models/read-model-store.js';
import type { TableDefinition } from '../../log/stores/sql/dialects/dialect.js';
import type { SqlReader, Transactions } from '../../log/stores/sql/transactions/transactions.js';
import type { Engine } from '../engines/engine.js';
import type { Findings } from '../report/findings.js';
import type { Parts } from '../report/parts.js';
import type { Scratch } from '../scratch/scratch.js';
import { DoubledRows } from './doubled-rows.js';
import { IndexComparison } from './index-comparison.js';
import type { TableKeys } from './table-keys.js';

/** Told of which table how many rows have been read. */
export type RowsRead = (table: string, rows: number) => void;

type Unique = TableKeys['unique'];

/** Whether the tables are stored as they should be, and what is to be unique in them is so. */
export class TableCheck {
  /** Tables of which something is wrong. */
  private readonly suspect = new Set<string>();

  constructor(
    private readonly transactions: Transactions,
    private readonly engine: Engine,
    private readonly models: ReadModelStore,
    private readonly scratch: Scratch,
    private readonly parts: Parts,
    private readonly findings: Findings,
  ) {}

  /**
   * Whether their unique keys are in force, and hold. The rows' keys are left in the scratch database; the
   * answer is the names of those tables that there are.
   *
   * @param readModels those whose live tables are looked at as well.
   */
  async keys(
    tables: readonly TableKeys[],
    readModels: readonly TableDefinition[],
    progress: RowsRead,
  ): Promise<string[]> {
    const { parts, transactions } = this;
    const names = await parts.run('which tables and indexes there are', [], async () => [
      ...(await this.keysInForce(tables.map(({ name, unique }) => [name, unique]))),
      ...(await this.keysInForce(await this.live(readModels), () => this.live(readModels))),
    ]);
    for (const table of tables.filter(({ name }) => names.includes(name))) {
      const before = this.findings.count;
      await parts.run(`the table ${table.name}`, undefined, () =>
        transactions.snapshot((reader) => this.compareKeys(reader, table, progress)),
      );
      if (this.findings.count > before) this.suspect.add(table.name);
    }
    return names;
  }

  private async compareKeys(reader: SqlReader, table: TableKeys, progress: RowsRead) {
    const { engine, scratch, findings } = this;
    await new DoubledRows(engine, scratch, findings).find(reader, table, (rows) =>
      progress(table.name, rows),
    );
    const indexes = new IndexComparison(engine, scratch, findings);
    const inForce = (await engine.uniqueKeys(reader, [table.name])).get(table.name) ?? [];
    for (const key of table.unique)
      if (inForce.some((each) => isSame(each, key))) await indexes.compare(reader, table, key);
  }

  /**
   * What the database itself says. It comes last, as it may leave aside what it finds damaged. Answers with
   * what could not be checked, and what to do about it.
   */
  storage(tables: readonly string[]): Promise<string[]> {
    const { parts, transactions, engine, findings, suspect } = this;
    return parts.run('how the tables are stored', [], () =>
      engine.check(transactions.reads, tables, suspect, (what) => findings.tell(what)),
    );
  }

  /**
   * Answers with the names of those tables that there are.
   *
   * @param again what is there later, where a table may have been replaced meanwhile.
   */
  private async keysInForce(
    tables: readonly (readonly [name: string, unique: Unique])[],
    again = () => Promise.resolve(tables),
  ): Promise<string[]> {
    const names = tables.map(([name]) => name);
    const there = await this.engine.uniqueKeys(this.transactions.reads, names);
    for (const [name, unique] of tables) {
      const inForce = there.get(name);
      if (inForce)
        for (const key of unique.filter((each) => !inForce.some((other) => isSame(each, other))))
          this.findings.tell(`${name} has no unique index of ${key.join(', ')} that is in force`);
      else if ((await again()).some(([stillThere]) => stillThere === name))
        this.findings.tell(`the table ${name} is missing`);
    }
    return names.filter((name) => there.has(name));
  }

  private async live(
    readModels: readonly TableDefinition[],
  ): Promise<(readonly [name: string, unique: Unique])[]> {
    const found: (readonly [string, Unique])[] = [];
    for (const definition of readModels) {
      if ((await this.models.generation(definition)) === undefined) continue;
      const { table } = await this.models.liveTable(this.transactions.reads, definition);
      found.push([table, [definition.primaryKey]]);
    }
    return found;
  }
}

/** In whatever order: together they are unique. */
const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((column) => other.includes(column));
