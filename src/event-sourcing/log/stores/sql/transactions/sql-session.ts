/** Integers may come as any of the three: take them through `Number`, `BigInt` or `String`. */
export type Row = Record<string, string | number | bigint | null>;

/** Runs statements written with `?` for values. */
export interface SqlReader {
  query(sql: string, values?: readonly unknown[]): Promise<Row[]>;
}

export interface SqlSession extends SqlReader {
  /** Answers with the number of rows that were found to change. */
  execute(sql: string, values?: readonly unknown[]): Promise<number>;
  /** Is carried out before what comes next, COMMIT included, and with it: its failure shows there. */
  defer(sql: string, values?: readonly unknown[]): void;
}
