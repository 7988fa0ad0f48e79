import {
  type MoneyMoved,
  statementRow,
} from '../account/read-models/account-statement/account-statement.projection.js';
import { accountStatementTable } from '../account/read-models/account-statement/account-statement.table.js';
import type { ReadModelStore } from '../event-sourcing/read-models/read-model-store.js';
import type { TableRow } from '../event-sourcing/read-models/read-model-table.js';
import type { RecordedEvent } from '../event-sourcing/recorded-event.js';
import type { TableDefinition } from '../event-sourcing/typeorm/dialect.js';
import type { Row, SqlReader } from '../event-sourcing/typeorm/transactions.js';
import type { EntriesRecorded } from '../ledger/domain/ledger.events.js';
import { entryRows } from '../ledger/read-models/ledger-entries/ledger-entries.projection.js';
import { ledgerEntriesTable } from '../ledger/read-models/ledger-entries/ledger-entries.table.js';
import type { BankEvent } from './bank-by-log.js';
import type { Difference } from './difference.js';

type RowsOf = (recorded: RecordedEvent<BankEvent>) => readonly TableRow[];

/** What is compared, in words. */
export const EACH_ROW = 'each row';

/** For one statement. */
const MOST_ROWS = 1_000;

/**
 * The rows of a table that are each made of one event, beside what its projection makes of the events.
 * That there are no further rows is for the sums to tell.
 */
export class RowComparison {
  /** The rows of the log up to here were compared. */
  position = 0;
  rows = 0;

  constructor(
    private readonly models: ReadModelStore,
    private readonly reader: SqlReader,
    private readonly table: TableDefinition,
    private readonly rowsOf: RowsOf,
  ) {}

  get where(): string {
    return this.table.name;
  }

  /** Of the next page of the log, as far as the table reflects it. A rebuild may change the table meanwhile. */
  async differences(page: readonly RecordedEvent<BankEvent>[]): Promise<Difference[]> {
    const { table, position } = await this.models.liveTable(this.reader, this.table);
    const reflected = page.filter((event) => event.position <= position);
    this.position = reflected.at(-1)?.position ?? this.position;
    const expected = reflected.flatMap(this.rowsOf);
    this.rows += expected.length;
    const differences: Difference[] = [];
    for (let from = 0; from < expected.length; from += MOST_ROWS)
      differences.push(...(await this.compare(table, expected.slice(from, from + MOST_ROWS))));
    return differences;
  }

  private async compare(table: string, expected: readonly TableRow[]): Promise<Difference[]> {
    const keys = expected.map((row) => this.table.primaryKey.map((name) => row[name]!));
    const rows = await this.models.rows(this.reader, this.table, table, keys);
    const found = new Map(rows.map((row) => [this.nameOf(row), row]));
    return expected.flatMap((row) => this.difference(row, found.get(this.nameOf(row))));
  }

  private nameOf(row: Row): string {
    return this.table.primaryKey.map((name) => row[name]).join(' ');
  }

  private difference(expected: TableRow, found: Row | undefined): Difference[] {
    const columns = this.table.columns.map(({ name }) => name);
    const others = columns.filter((name) => textOf(expected[name]) !== textOf(found?.[name]));
    if (others.length === 0) return [];
    const told = (row: Row) => others.map((name) => `${name} ${textOf(row[name])}`).join(', ');
    const key = this.table.primaryKey.map((name) => `${name} ${expected[name]}`).join(', ');
    return [
      {
        where: this.where,
        subject: `row of position ${expected.position}, ${key}`,
        expected: told(expected),
        found: found ? told(found) : 'nothing',
      },
    ];
  }
}

const textOf = (value: Row[string] | undefined): string =>
  value === null || value === undefined ? 'null' : `"${value}"`;

/** Of the tables whose rows are each made of one event. */
export const compareRows = (models: ReadModelStore, reader: SqlReader): RowComparison[] => [
  new RowComparison(models, reader, accountStatementTable, (recorded) =>
    isMovement(recorded) ? [statementRow(recorded)] : [],
  ),
  new RowComparison(models, reader, ledgerEntriesTable, (recorded) =>
    isOfEntries(recorded) ? entryRows(recorded) : [],
  ),
];

const isMovement = (recorded: RecordedEvent<BankEvent>): recorded is RecordedEvent<MoneyMoved> =>
  recorded.event.type === 'MoneyDeposited' || recorded.event.type === 'MoneyWithdrawn';

const isOfEntries = (
  recorded: RecordedEvent<BankEvent>,
): recorded is RecordedEvent<EntriesRecorded> => recorded.event.type === 'EntriesRecorded';
