import type {
  SqlSession,
  Transactions,
} from '../event-sourcing/log/stores/sql/transactions/transactions.js';
import type { DataKey } from './data-key.js';
import { NotReadable } from './sealed.js';
import { unwrap, wrap } from './wrapped-key.js';

const BATCH = 100;

interface WrappedKey {
  readonly ownerId: string;
  readonly wrapped: string;
}

export interface Rotated {
  /** Keys that are under the current data key now, and were not. */
  readonly rewrapped: number;
  /** Keys that are under the previous one yet: made meanwhile by an instance that knows no other. */
  readonly left: number;
  /** Owners whose key could not be opened. */
  readonly unreadable: readonly string[];
}

/**
 * Wraps the owners' keys anew, beside running servers. The keys themselves stay, and so does all that
 * is encrypted under them. A row that has changed since it was read is left as it is: a key that was
 * destroyed does not come back.
 */
export class KeyRotation {
  constructor(private readonly transactions: Transactions) {}

  async run(
    previous: DataKey,
    current: DataKey,
    progress: (done: number, total: number) => void = () => undefined,
  ): Promise<Rotated> {
    const total = await this.count(previous);
    const unreadable: string[] = [];
    let rewrapped = 0;
    for (let after = ''; ;) {
      const batch = await this.batch(previous, after);
      if (batch.length === 0) break;
      const anew = batch.flatMap((key) => rewrap(key, previous, current, unreadable));
      rewrapped += await this.transactions.run((session) => replace(session, anew, current.id));
      after = batch.at(-1)!.ownerId;
      progress(rewrapped, total);
    }
    return { rewrapped, left: (await this.count(previous)) - unreadable.length, unreadable };
  }

  private async count({ id }: DataKey): Promise<number> {
    const sql = 'SELECT COUNT(*) AS count FROM owner_keys WHERE data_key_id = ?';
    const [row] = await this.transactions.reads.query(sql, [id]);
    return Number(row!.count);
  }

  private async batch({ id }: DataKey, after: string): Promise<WrappedKey[]> {
    const rows = await this.transactions.reads.query(
      `SELECT owner_id, wrapped_key FROM owner_keys WHERE data_key_id = ? AND owner_id > ?
       ORDER BY owner_id LIMIT ${BATCH}`,
      [id, after],
    );
    return rows.map((row) => ({
      ownerId: String(row.owner_id),
      wrapped: String(row.wrapped_key),
    }));
  }
}

interface Rewrapped extends WrappedKey {
  readonly anew: string;
}

function rewrap(
  { ownerId, wrapped }: WrappedKey,
  previous: DataKey,
  current: DataKey,
  unreadable: string[],
): Rewrapped[] {
  try {
    return [{ ownerId, wrapped, anew: wrap(current, ownerId, unwrap(previous, ownerId, wrapped)) }];
  } catch (error) {
    if (!(error instanceof NotReadable)) throw error;
    unreadable.push(ownerId);
    return [];
  }
}

async function replace(
  session: SqlSession,
  keys: readonly Rewrapped[],
  dataKeyId: string,
): Promise<number> {
  let replaced = 0;
  for (const { ownerId, wrapped, anew } of keys)
    replaced += await session.execute(
      'UPDATE owner_keys SET wrapped_key = ?, data_key_id = ? WHERE owner_id = ? AND wrapped_key = ?',
      [anew, dataKeyId, ownerId, wrapped],
    );
  return replaced;
}
