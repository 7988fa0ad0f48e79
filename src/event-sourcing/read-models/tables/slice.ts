import type { Fragment } from '../../log/stores/sql/dialects/dialect.js';
import { wherever } from './where.js';

/** Rows of a list in the order of a key that each has one of: those that are nearest to where it begins. */
export interface Slice<Key extends string | number> {
  /** It begins after this key, or at the list's end. */
  readonly above?: Key;
  readonly below?: Key;
  /** From greater keys to smaller ones. */
  readonly descending: boolean;
  readonly limit: number;
}

export const orderBy = (key: string, { descending }: Pick<Slice<never>, 'descending'>): string =>
  `${key}${descending ? ' DESC' : ''}`;

/** A slice of the table's rows that meet those conditions that have a value. */
export function selectSlice(
  table: string,
  key: string,
  slice: Slice<string | number>,
  conditions: Readonly<Record<string, unknown>>,
): Fragment {
  const { above, below } = slice;
  const where = wherever(conditions, { [`${key} > ?`]: above, [`${key} < ?`]: below });
  return {
    sql: `SELECT * FROM ${table}${where.sql} ORDER BY ${orderBy(key, slice)} LIMIT ?`,
    values: [...where.values, slice.limit],
  };
}
