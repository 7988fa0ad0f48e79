import type { Fragment } from '../typeorm/dialect.js';

/** A WHERE of those conditions, each with one `?`, that have a value. */
export function wherever(conditions: Readonly<Record<string, unknown>>): Fragment {
  const given = Object.entries(conditions).filter(([, value]) => value !== undefined);
  if (given.length === 0) return { sql: '', values: [] };
  return {
    sql: ` WHERE ${given.map(([condition]) => condition).join(' AND ')}`,
    values: given.map(([, value]) => value),
  };
}
