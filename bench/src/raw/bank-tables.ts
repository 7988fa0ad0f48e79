import type { Snapshot } from '../../../src/event-sourcing/log/event-log.js';
import {
  physicalName,
  ReadModelTable,
} from '../../../src/event-sourcing/read-models/tables/read-model-table.js';
import { RowsAtHand } from '../../../src/event-sourcing/read-models/tables/rows-at-hand.js';
import type { CommittedEvent } from '../../../src/event-sourcing/log/recorded-event.js';
import type { FoundProjection } from '../../../src/event-sourcing/read-models/projections/projection.js';
import type {
  Column,
  Fragment,
} from '../../../src/event-sourcing/log/stores/sql/dialects/dialect.js';
import { mysqlDialect } from '../../../src/event-sourcing/log/stores/sql/dialects/mysql-dialect.js';
import {
  eventColumns,
  fromEvent,
  fromSnapshot,
  snapshotColumns,
} from '../../../src/event-sourcing/log/stores/sql/rows.js';
import type { SqlSession } from '../../../src/event-sourcing/log/stores/sql/transactions/sql-session.js';

/** The bank's tables, which nobody else writes: a statement for each, in one transaction. */
export class BankTables {
  private readonly projections: readonly (FoundProjection & { readonly rows: RowsAtHand })[];

  constructor(projections: readonly FoundProjection[]) {
    this.projections = projections.map((each) => ({ ...each, rows: new RowsAtHand() }));
  }

  async write(
    events: readonly CommittedEvent[],
    snapshots: readonly Snapshot[],
  ): Promise<Fragment> {
    const script = new Script();
    script.defer('START TRANSACTION');
    const rows = events.map((event) => fromEvent(event, event.position, event.recordedAt));
    script.insert('events', eventColumns, rows);
    script.insert('snapshots', snapshotColumns, snapshots.map(fromSnapshot));
    for (const { table, handler, types, rows } of this.projections) {
      rows.begin(events[0]!.position - 1);
      const page = events
        .map(({ decoded }) => decoded)
        .filter(({ event }) => types.has(event.type));
      const name = physicalName(table, 1);
      const written = new ReadModelTable(script, mysqlDialect, table, name, rows);
      await handler.handle(page, written);
      await written.write(script);
      rows.commit(events.at(-1)!.position);
    }
    script.defer('COMMIT');
    return script.whole;
  }
}

/** Statements that are sent as one. */
class Script implements SqlSession {
  private readonly statements: Fragment[] = [];

  get whole(): Fragment {
    const sql = this.statements.map((statement) => statement.sql).join(';\n');
    return { sql, values: this.statements.flatMap(({ values }) => values) };
  }

  insert(table: string, columns: readonly Column[], rows: readonly unknown[][]): void {
    if (rows.length === 0) return;
    const { sql, values } = mysqlDialect.insertRows(table, columns, rows);
    this.defer(sql, values);
  }

  defer(sql: string, values: readonly unknown[] = []): void {
    this.statements.push({ sql, values });
  }

  /** What is not at hand has not been written. */
  query(): Promise<[]> {
    return Promise.resolve([]);
  }

  execute(sql: string, values?: readonly unknown[]): Promise<number> {
    this.defer(sql, values);
    return Promise.resolve(0);
  }
}
