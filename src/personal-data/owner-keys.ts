import { createSecretKey, randomBytes, randomUUID, type KeyObject } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { OutcomeUnknown, TooManyConflicts } from '../event-sourcing/log/event-log.errors.js';
import type { Dialect } from '../event-sourcing/log/stores/sql/dialects/dialect.js';
import { insertUnlessThere } from '../event-sourcing/log/stores/sql/transactions/insert-unless-there.js';
import {
  CommitInDoubt,
  type Transactions,
} from '../event-sourcing/log/stores/sql/transactions/transactions.js';
import { dataKeyById, type DataKeys } from './data-keys.js';
import { keyId } from './key-id.js';
import { DataKeyMismatch } from './personal-data.errors.js';
import { unwrap, wrap } from './wrapped-key.js';

const KEY_BYTES = 32;
const MAX_TRIES = 10;
const MAX_PURGES = 20;
const PURGE_AGAIN_MS = 50;

/** An owner's key as it is stored. */
export interface StoredKey {
  readonly wrapped: string;
  readonly dataKeyId: string;
}

/**
 * A key an owner, each wrapped by a data key. They are not kept in memory: with its row gone, a key
 * is gone at once, on every instance.
 */
export class OwnerKeys {
  constructor(
    private readonly transactions: Transactions,
    private readonly dialect: Dialect,
  ) {}

  /** Needs no data key, so that what is gone is known to be gone by all. */
  async find(ownerId: string): Promise<StoredKey | undefined> {
    const [row] = await this.transactions.reads.query(
      'SELECT wrapped_key, data_key_id FROM owner_keys WHERE owner_id = ?',
      [ownerId],
    );
    return row && { wrapped: String(row.wrapped_key), dataKeyId: String(row.data_key_id) };
  }

  async any(): Promise<boolean> {
    const rows = await this.transactions.reads.query('SELECT owner_id FROM owner_keys LIMIT 1', []);
    return rows.length > 0;
  }

  /** @throws {DataKeyMismatch} if there are keys that were made under yet another data key. */
  async mustFit({ current, previous = current }: DataKeys): Promise<void> {
    const [row] = await this.transactions.reads.query(
      'SELECT data_key_id FROM owner_keys WHERE data_key_id NOT IN (?, ?) LIMIT 1',
      [current.id, previous.id],
    );
    if (row) throw new DataKeyMismatch();
  }

  /**
   * The owner's key, made now if there is none. Of instances that make one at once, one prevails.
   *
   * @throws {TooManyConflicts} if it is destroyed again and again. @throws {DataKeyMismatch}
   */
  async findOrCreate(ownerId: string, dataKeys: DataKeys): Promise<KeyObject> {
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      const found = await this.find(ownerId);
      if (found) return this.open(ownerId, found, dataKeys);
      await this.create(ownerId, dataKeys);
    }
    throw new TooManyConflicts();
  }

  /** @throws {DataKeyMismatch} @throws {NotReadable} */
  open(ownerId: string, { wrapped, dataKeyId }: StoredKey, dataKeys: DataKeys): KeyObject {
    return unwrap(dataKeyById(dataKeys, dataKeyId), ownerId, wrapped);
  }

  /** Names the owner's key: of all that the owner has had, just this one. Undefined if there is none. */
  async idOf(ownerId: string): Promise<string | undefined> {
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      const [row] = await this.transactions.reads.query(
        'SELECT key_id FROM owner_keys WHERE owner_id = ?',
        [ownerId],
      );
      if (!row) return undefined;
      if (row.key_id !== null) return String(row.key_id);
      await this.change('UPDATE owner_keys SET key_id = ? WHERE owner_id = ? AND key_id IS NULL', [
        randomUUID(),
        ownerId,
      ]);
    }
    throw new TooManyConflicts();
  }

  /**
   * For good, and no other than this one; once it is gone, there is nothing left to do. False if the
   * database's own files may still hold it, since they are being read.
   *
   * @throws {OutcomeUnknown}
   */
  async destroy(ownerId: string, id: string): Promise<boolean> {
    await this.change('DELETE FROM owner_keys WHERE owner_id = ? AND key_id = ?', [ownerId, id]);
    for (let tries = 1; !(await this.transactions.purge()); tries++) {
      if (tries === MAX_PURGES) return false;
      await delay(PURGE_AGAIN_MS);
    }
    return true;
  }

  private async create(ownerId: string, { current }: DataKeys): Promise<void> {
    const key = createSecretKey(randomBytes(KEY_BYTES));
    const row = {
      owner_id: ownerId,
      wrapped_key: wrap(current, ownerId, key),
      data_key_id: current.id,
      key_id: keyId(key),
    };
    try {
      await insertUnlessThere(this.transactions, this.dialect, 'owner_keys', row);
    } catch (error) {
      // Whether it is there is seen when it is looked for.
      if (!(error instanceof CommitInDoubt)) throw error;
    }
  }

  private async change(sql: string, values: readonly string[]): Promise<void> {
    try {
      await this.transactions.run((session) => session.execute(sql, values));
    } catch (error) {
      throw error instanceof CommitInDoubt ? new OutcomeUnknown({ cause: error }) : error;
    }
  }
}
