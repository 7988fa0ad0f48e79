/** A key of one or two columns that rows are looked up by. */
export type Key = readonly (string | number)[];

/** A table expression or condition with the values of its `?`s, in order. */
export interface Fragment {
  readonly sql: string;
  readonly values: readonly unknown[];
}

export interface Column {
  readonly name: string;
  readonly type: 'text' | 'bigint';
}

/** What differs between the databases. Statements are written with `?` for values everywhere. */
export interface Dialect {
  readonly begin: string;
  /** Appended to a SELECT to lock its rows until the end of the transaction. */
  readonly forUpdate: string;
  /** The database's clock in whole microseconds, as it stands when a row is read. */
  readonly clock: string;
  /** Whether all transactions share one connection and must wait for one another. */
  readonly singleConnection: boolean;
  /** `?` as this driver wants it. */
  placeholders(sql: string): string;
  /**
   * A source to select from: the rows of `table` (known as `t`) for which `condition` holds with `:0`
   * and `:1` being the columns of one of the keys.
   */
  rowsByKeys(table: string, condition: string, keys: readonly Key[]): Fragment;
  insertRows(table: string, columns: readonly Column[], rows: readonly unknown[][]): Fragment;
  /** The transaction was rolled back for a reason that passes: deadlock, lock wait, stale snapshot. */
  isTransient(error: unknown): boolean;
  /** The connection broke, or could not be had. */
  isConnectionLost(error: unknown): boolean;
  /** What a duplicate key error complains about; undefined if it is another error. */
  duplicateOf(error: unknown): 'event' | 'transaction' | undefined;
}

export interface DriverError {
  readonly code?: string;
  readonly errno?: number;
  readonly message: string;
  readonly fatal?: boolean;
}

/** The driver's own error below TypeORM's. */
export function driverError(error: unknown): DriverError {
  const { driverError: inner } = error as { driverError?: DriverError };
  return inner ?? (error as DriverError);
}

const NETWORK_ERRORS = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

export const isNetworkError = ({ code }: DriverError): boolean => NETWORK_ERRORS.has(code ?? '');
