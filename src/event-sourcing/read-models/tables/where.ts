import type { Fragment } from '../../log/stores/sql/dialects/dialect.js';

/** A WHERE of those conditions that have a value, or an array of values, for their `?`s. */
export function wherever(...conditions: readonly Readonly<Record<string, unknown>>[]): Fragment {
  const given = conditions
    .flatMap(Object.entries<unknown>)
    .filter(([, value]) => value !== undefined);
  if (given.length === 0) return { sql: '', values: [] };
  return {
    sql: ` WHERE ${given.map(([condition]) => condition).join(' AND ')}`,
    values: given.flatMap(([, value]) => value),
  };
}
