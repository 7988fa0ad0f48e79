import type { TableDefinition } from '../../log/stores/sql/dialects/dialect.js';
import type { Row } from '../../log/stores/sql/transactions/transactions.js';

export type Value = string | number | null;
export type TableRow = Record<string, Value>;

/** A statement's rows, and characters of text: in UTF-8 and escaped far less than a packet of 16 MiB. */
const MOST_ROWS = 2_000;
const MOST_TEXT = 1_000_000;

/** Changes of a table that are not written yet: of a row that is changed often, only the last one. */
export class RowChanges {
  /** Characters in columns of type text, which alone may be long, of all rows that were given. */
  text = 0;
  private readonly inserted: TableRow[] = [];
  /** Where inserted rows stand, up to `indexed`: nobody asks for those of most tables. */
  private readonly places = new Map<string, number>();
  private indexed = 0;
  private readonly replaced = new Map<string, TableRow>();
  private readonly textColumns: readonly string[];

  constructor(private readonly definition: TableDefinition) {
    this.textColumns = definition.columns
      .filter(({ type }) => type === 'text')
      .map(({ name }) => name);
  }

  /** How many rows there are to write. */
  get size(): number {
    return this.inserted.length + this.replaced.size;
  }

  get(key: string): TableRow | undefined {
    return this.replaced.get(key) ?? this.inserted[this.placeOf(key) ?? -1];
  }

  insert(rows: readonly TableRow[]): void {
    for (const row of rows) {
      this.inserted.push(row);
      this.text += this.textOf(row);
    }
  }

  upsert(rows: readonly TableRow[]): void {
    for (const row of rows) {
      const key = this.keyOf(row);
      const place = this.placeOf(key);
      if (place === undefined) this.replaced.set(key, row);
      else this.inserted[place] = row;
      this.text += this.textOf(row);
    }
  }

  keyOf(row: Row): string {
    return this.definition.primaryKey.map((name) => row[name]).join(' ');
  }

  /** Rows that are as they were put in place last, by their keys. */
  get upserted(): Iterable<[string, TableRow]> {
    return this.replaced;
  }

  /** What a statement each inserts or puts in place: to be written before the inserts. */
  upserts(): Generator<Value[][]> {
    return this.cut(this.replaced.values());
  }

  /** A row that is inserted once more is among them, so that the database refuses it. */
  inserts(): Generator<Value[][]> {
    return this.cut(this.inserted);
  }

  private *cut(rows: Iterable<TableRow>): Generator<Value[][]> {
    let statement: Value[][] = [];
    let text = 0;
    for (const row of rows) {
      const more = this.textOf(row);
      if (statement.length === MOST_ROWS || (statement.length > 0 && text + more > MOST_TEXT)) {
        yield statement;
        statement = [];
        text = 0;
      }
      statement.push(this.definition.columns.map(({ name }) => row[name] ?? null));
      text += more;
    }
    if (statement.length > 0) yield statement;
  }

  private placeOf(key: string): number | undefined {
    for (; this.indexed < this.inserted.length; this.indexed++)
      this.places.set(this.keyOf(this.inserted[this.indexed]!), this.indexed);
    return this.places.get(key);
  }

  private textOf(row: TableRow): number {
    let length = 0;
    for (const name of this.textColumns) length += String(row[name] ?? '').length;
    return length;
  }
}
