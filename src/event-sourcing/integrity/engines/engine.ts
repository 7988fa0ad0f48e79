import type { Column, DriverError } from '../../log/stores/sql/dialects/dialect.js';
import type { Row, SqlReader } from '../../log/stores/sql/transactions/transactions.js';

/** Columns of which no two rows have the same values. */
export type UniqueKey = readonly string[];

export interface TableToScan {
  readonly name: string;
  /** Those to read, the primary key's among them. */
  readonly columns: readonly Column[];
  readonly primaryKey: UniqueKey;
}

/** What differs between the databases where their own structures are not taken on trust. */
export interface Engine {
  /**
   * The unique keys that the database sees to, of those of these tables that there are. One that was made
   * and is not in force, or is for a part of the rows only, is none.
   */
  uniqueKeys(
    reader: SqlReader,
    tables: readonly string[],
  ): Promise<ReadonlyMap<string, readonly UniqueKey[]>>;
  /**
   * All rows of a table as they lie in it, each value as it stands there, some rows at a time: by no index
   * that might lack one. `reader` must read one state of the database.
   */
  scan(reader: SqlReader, table: TableToScan): AsyncGenerator<Row[]>;
  /**
   * The same of what an index of these columns says of the table, read by that index alone: all rows in which
   * none of the key's columns is null. Undefined where the table itself is stored by it, or where the database's
   * own check compares them.
   */
  scanIndex(
    reader: SqlReader,
    table: TableToScan,
    key: UniqueKey,
  ): AsyncGenerator<Row[]> | undefined;
  /**
   * Has the database check how these tables and their indexes are stored. Answers with what it could not
   * check, and what to do about it, a sentence each.
   *
   * @param suspect those of which it is known already that something is wrong.
   */
  check(
    reader: SqlReader,
    tables: readonly string[],
    suspect: ReadonlySet<string>,
    tell: (finding: string) => void,
  ): Promise<string[]>;
  /** The database says that what it has stored is damaged, or that a table or column is not there. */
  isDamage(error: DriverError): boolean;
}

/** How many rows are read at a time. */
export const SCAN_PAGE = 5_000;
/** What the database tells of one table beyond that says no more. */
export const MOST_TOLD_OF_A_TABLE = 20;
