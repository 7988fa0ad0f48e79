import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import type { Dialect } from '../event-sourcing/typeorm/dialect.js';
import { insertUnlessThere } from '../event-sourcing/typeorm/insert-unless-there.js';
import { CommitInDoubt, type Transactions } from '../event-sourcing/typeorm/transactions.js';
import type { DataKey } from './data-key.js';
import { DataKeyMismatch } from './personal-data.errors.js';
import { seal, unseal } from './sealed.js';

const KEY_BYTES = 32;

/**
 * A key an owner, each wrapped by the data key. They are not kept in memory: with its row gone, a key
 * is gone at once, on every instance.
 */
export class OwnerKeys {
  constructor(
    private readonly transactions: Transactions,
    private readonly dialect: Dialect,
  ) {}

  /** @throws {DataKeyMismatch} */
  async find(ownerId: string, dataKey: DataKey): Promise<KeyObject | undefined> {
    const [row] = await this.transactions.reads.query(
      'SELECT wrapped_key, data_key_id FROM owner_keys WHERE owner_id = ?',
      [ownerId],
    );
    if (!row) return undefined;
    if (row.data_key_id !== dataKey.id) throw new DataKeyMismatch();
    return createSecretKey(unseal(dataKey.key, placeOf(ownerId), String(row.wrapped_key)));
  }

  /** @throws {DataKeyMismatch} if there are keys, and they were made under another data key. */
  async mustFit(dataKey: DataKey): Promise<void> {
    const [row] = await this.transactions.reads.query('SELECT data_key_id FROM owner_keys LIMIT 1');
    if (row && row.data_key_id !== dataKey.id) throw new DataKeyMismatch();
  }

  /** The owner's key, made now if there is none. Of instances that make one at once, one prevails. */
  async findOrCreate(ownerId: string, dataKey: DataKey): Promise<KeyObject> {
    for (;;) {
      const found = await this.find(ownerId, dataKey);
      if (found) return found;
      await this.create(ownerId, dataKey);
    }
  }

  private async create(ownerId: string, dataKey: DataKey): Promise<void> {
    const row = {
      owner_id: ownerId,
      wrapped_key: seal(dataKey.key, placeOf(ownerId), randomBytes(KEY_BYTES)),
      data_key_id: dataKey.id,
    };
    try {
      await insertUnlessThere(this.transactions, this.dialect, 'owner_keys', row);
    } catch (error) {
      // Whether it is there is seen when it is looked for.
      if (!(error instanceof CommitInDoubt)) throw error;
    }
  }
}

const placeOf = (ownerId: string) => `key of owner ${ownerId}`;
