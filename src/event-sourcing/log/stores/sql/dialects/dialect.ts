import type { QueryRunner } from 'typeorm';
import type { ServerLink } from './server-link.js';

/** A key of one or two columns that rows are looked up by. */
export type Key = readonly (string | number)[];

/** Finds rows whose `equal` columns are as in a key, and whose `above` column is above the key's last value. */
export interface Match {
  readonly equal: readonly string[];
  readonly above?: string;
}

/** A table expression or condition with the values of its `?`s, in order. */
export interface Fragment {
  readonly sql: string;
  readonly values: readonly unknown[];
}

export interface Column {
  readonly name: string;
  /** `key`: text of up to 64 ASCII characters, compared byte by byte. `decimal`: exact, up to 38 digits. */
  readonly type: 'key' | 'text' | 'bigint' | 'decimal';
  readonly nullable?: boolean;
}

export interface TableDefinition {
  readonly name: string;
  /**
   * Counts from 1, the default. Raise it when columns change, or what is written into them: each
   * version is filled from the beginning of the log, beside the one that servers of earlier releases use.
   */
  readonly version?: number;
  /** What it was called up to and at a version, the oldest first. A version that renames it is raised like any other. */
  readonly formerNames?: readonly { readonly name: string; readonly upTo: number }[];
  readonly columns: readonly Column[];
  readonly primaryKey: readonly string[];
  readonly indexes?: readonly (readonly string[])[];
}

/** Runs a statement, and gives its rows. */
export type Query = (sql: string, values: readonly unknown[]) => Promise<readonly unknown[]>;

/** What differs between the databases. Statements are written with `?` for values everywhere. */
export interface Dialect {
  readonly begin: string;
  readonly commit: string;
  readonly rollback: string;
  /** Begins a transaction that reads, and only reads, one state of the database. */
  readonly beginSnapshot: readonly string[];
  /** Appended to a SELECT to lock its rows until the end of the transaction. */
  readonly forUpdate: string;
  /** The same, but leaves out the rows that another transaction has locked. */
  readonly forUpdateOfFree: string;
  /** The database's clock in whole microseconds, as it stands when a row is read. */
  readonly clock: string;
  /** Whether all transactions share one connection and must wait for one another. */
  readonly singleConnection: boolean;
  /** Whether the driver takes several statements at once, `;` between them. */
  readonly takesScripts: boolean;
  /** `?` as this driver wants it. */
  placeholders(sql: string): string;
  /** A source to select from: the rows of `table` (known as `t`) that match one of the keys. */
  rowsByKeys(table: string, match: Match, keys: readonly Key[]): Fragment;
  insertRows(table: string, columns: readonly Column[], rows: readonly unknown[][]): Fragment;
  /** Appended to an insert: rows whose primary key is taken replace the ones that have it. */
  replaceOnDuplicate(columns: readonly Column[], primaryKey: readonly string[]): string;
  /** The statements that create a table and its indexes; each can be run again. */
  createTable(table: string, definition: TableDefinition): string[];
  /** The statements that drop a table; while it is in use they fail before long, as transient. */
  dropTable(table: string): string[];
  /**
   * Takes what was deleted out of the database's own files, outside a transaction; its answer has a `busy`
   * of 1 while somebody else's reading or writing is in the way. Undefined where only the server can.
   */
  readonly purge?: string;
  /** A column of this type as an expression that keeps what the database or its driver would make equal. */
  exactly(column: string, type: Column['type']): string;
  /** What a driver's connection stands on; undefined where there is no server. */
  readonly link?: (connection: unknown) => ServerLink;
  /** Selects as `server` what tells the server of a connection from any other; undefined where there is no server. */
  readonly selectServer?: string;
  /** Ends a driver's connection and takes it out of its pool; undefined where there is but one. */
  readonly discard?: (connection: unknown, runner: QueryRunner) => void;
  /** Ends another session of the same user, unless it is at work yet and ends its transaction by itself. */
  readonly endSession?: (query: Query, sessionId: number) => Promise<void>;
  /** The transaction was rolled back for a reason that passes: deadlock, lock wait, stale snapshot. */
  isTransient(error: unknown): boolean;
  /**
   * The statement is at fault: it broke a constraint, or is malformed. Whatever it was sent with was not
   * committed. Any other error of a driver that is not transient is the database's trouble.
   */
  isOurFault(error: unknown): boolean;
  /** What to tell outside if trying again soon is in vain, and nothing was committed for sure. */
  outOfReach?(error: unknown): string | undefined;
  /** What a duplicate key error complains about; undefined if it is another error. */
  duplicateOf(error: unknown): 'event' | 'transaction' | undefined;
}

export interface DriverError {
  readonly code?: string;
  readonly errno?: number;
  /** Has a value in the answers of MySQL and MariaDB only. */
  readonly sqlState?: string;
  /** Has a value in the answers of PostgreSQL only. */
  readonly severity?: string;
  readonly message: string;
}

/** The driver's own error below TypeORM's. */
export function driverError(error: unknown): DriverError {
  const { driverError: inner } = error as { driverError?: DriverError };
  return inner ?? (error as DriverError);
}

/** The server has said so itself; else the connection to it is at fault. */
export function isServersAnswer(error: unknown): boolean {
  const { sqlState, severity } = driverError(error);
  return sqlState !== undefined || severity !== undefined;
}

// MySQL and MariaDB have one each for a table, a column and a database; PostgreSQL's also means somebody else's table.
const DENIED = new Set([
  'ER_TABLEACCESS_DENIED_ERROR',
  'ER_COLUMNACCESS_DENIED_ERROR',
  'ER_DBACCESS_DENIED_ERROR',
  '42501',
]);

/** The user lacks a right, as the error or one that it comes from says. */
export function isDenied(error: unknown): boolean {
  for (let each = error; each instanceof Error; each = each.cause)
    if (DENIED.has(driverError(each).code ?? '')) return true;
  return false;
}

/** The driver could not make sense of what it was given. */
export function isMisused(error: unknown): boolean {
  const cause = driverError(error);
  return cause instanceof TypeError || cause instanceof RangeError;
}

/** The upsert of PostgreSQL and SQLite. */
export function replaceOnDuplicate(
  columns: readonly Column[],
  primaryKey: readonly string[],
): string {
  const assignments = columns
    .filter(({ name }) => !primaryKey.includes(name))
    .map(({ name }) => `${name} = excluded.${name}`);
  return ` ON CONFLICT (${primaryKey.join(', ')}) DO UPDATE SET ${assignments.join(', ')}`;
}

/** What stands between the parentheses of CREATE TABLE. */
export function declarations(
  { columns, primaryKey }: TableDefinition,
  types: Record<Column['type'], string>,
): string[] {
  const declare = ({ name, type, nullable }: Column) =>
    `${name} ${types[type]} ${nullable ? 'NULL' : 'NOT NULL'}`;
  return [...columns.map(declare), `PRIMARY KEY (${primaryKey.join(', ')})`];
}

/** The indexes as PostgreSQL and SQLite have them: statements of their own. */
export const createIndexes = (table: string, { indexes = [] }: TableDefinition): string[] =>
  indexes.map(
    (columns, index) =>
      `CREATE INDEX IF NOT EXISTS ${table}_by_${index} ON ${table} (${columns.join(', ')})`,
  );

/** `value` gives the SQL of the key's value at an index. */
export function matches({ equal, above }: Match, value: (index: number) => string): string {
  const conditions = equal.map((name, index) => `t.${name} = ${value(index)}`);
  if (above !== undefined) conditions.push(`t.${above} > ${value(equal.length)}`);
  return conditions.join(' AND ');
}
