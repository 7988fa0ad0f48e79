import type { Column, Dialect } from '../../log/stores/sql/dialects/dialect.js';
import type { Row, SqlReader, SqlSession } from '../../log/stores/sql/transactions/transactions.js';
import { NOTHING_SEALED, type Seal, type SealedUpTo } from './seal.js';

const columns: readonly Column[] = [
  { name: 'last_position', type: 'bigint' },
  { name: 'first_position', type: 'bigint' },
  { name: 'hash', type: 'text' },
  { name: 'hashes', type: 'text' },
];

/** A row of `event_seals` that the program did not write like this: what stands there instead. */
export class BrokenSeal extends Error {}

/** The seals beside the log. Rows are added, and never changed or removed. */
export class SealStore {
  constructor(private readonly dialect: Dialect) {}

  add(session: SqlSession, { first, last, hash, prefixes }: Seal): void {
    const row = [last, first, hash.toString('hex'), prefixes.toString('base64')];
    const { sql, values } = this.dialect.insertRows('event_seals', columns, [row]);
    session.defer(sql, values);
  }

  /** @throws {BrokenSeal} */
  async sealedUpTo(reader: SqlReader): Promise<SealedUpTo> {
    const sql = 'SELECT last_position, hash FROM event_seals ORDER BY last_position DESC LIMIT 1';
    const [row] = await reader.query(sql);
    return row ? { last: Number(row.last_position), hash: hashIn(row) } : NOTHING_SEALED;
  }

  /** At most `limit` rows above a last position, in order; to be read with `toSeal`. */
  rowsAfter(reader: SqlReader, last: number, limit: number): Promise<Row[]> {
    const sql = 'SELECT * FROM event_seals WHERE last_position > ? ORDER BY last_position LIMIT ?';
    return reader.query(sql, [last, limit]);
  }
}

/** @throws {BrokenSeal} */
export const toSeal = (row: Row): Seal => ({
  first: Number(row.first_position),
  last: Number(row.last_position),
  hash: hashIn(row),
  prefixes: exactly(row, 'hashes', 'base64'),
});

function hashIn(row: Row): Buffer {
  const hash = exactly(row, 'hash', 'hex');
  if (hash.length !== 32) throw new BrokenSeal(`its hash has ${hash.length} bytes instead of 32`);
  return hash;
}

/** Decodes a column, and refuses text that another text would be decoded to as well. */
function exactly(row: Row, column: string, encoding: 'hex' | 'base64'): Buffer {
  const text = String(row[column]);
  const bytes = Buffer.from(text, encoding);
  if (bytes.toString(encoding) !== text) throw new BrokenSeal(`its ${column} is not ${encoding}`);
  return bytes;
}
