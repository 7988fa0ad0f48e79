import { isUtf8 } from 'node:buffer';
import type { Column } from '../../log/stores/sql/dialects/dialect.js';
import type { Row } from '../../log/stores/sql/transactions/transactions.js';

/** The values of a row, the same for the same value on every database; what is no such value stays as it is. */
export const exactValues = (columns: readonly Column[], row: Row): unknown[] =>
  columns.map(({ name, type }) => {
    const value = row[name] as Row[string] | Buffer;
    if (Buffer.isBuffer(value)) return isUtf8(value) ? value.toString('utf8') : value;
    return type === 'bigint' && /^-?\d+$/.test(String(value)) ? BigInt(value!) : value;
  });
