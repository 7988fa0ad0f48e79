import { LRUCache } from 'lru-cache';
import type { Row } from '../../log/stores/sql/transactions/transactions.js';

const MOST_ROWS = 25_000;

/**
 * Rows as their writer has left them, so that it need not read them again. They follow from the log up to
 * the checkpoint, and from nothing else: at another checkpoint they are forgotten.
 */
export class RowsAtHand {
  private readonly committed = new LRUCache<string, Row>({ max: MOST_ROWS });
  private uncommitted = new Map<string, Row>();
  private position: number | undefined;

  /** A transaction goes on from this checkpoint, for the first time or once more. */
  begin(position: number): void {
    this.uncommitted = new Map();
    if (position !== this.position) this.committed.clear();
    this.position = position;
  }

  get(key: string): Row | undefined {
    return this.uncommitted.get(key) ?? this.committed.get(key);
  }

  set(key: string, row: Row): void {
    this.uncommitted.set(key, row);
  }

  /** The transaction has come to this checkpoint. */
  commit(position: number): void {
    for (const [key, row] of this.uncommitted) this.committed.set(key, row);
    this.uncommitted = new Map();
    this.position = position;
  }

  /** It is not known what was committed. */
  forget(): void {
    this.position = undefined;
  }
}
