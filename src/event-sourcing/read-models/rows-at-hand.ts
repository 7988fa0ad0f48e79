import { LRUCache } from 'lru-cache';
import type { Row } from '../typeorm/transactions.js';

const MOST_ROWS = 50_000;

/**
 * Rows as their only writer has left them, so that it need not read them again. They hold as long as its
 * lease does: what another instance writes, it writes under a newer one.
 */
export class RowsAtHand {
  private readonly committed = new LRUCache<string, Row>({ max: MOST_ROWS });
  private uncommitted = new Map<string, Row>();
  private fence: number | undefined;

  /** A transaction begins, for the first time or once more. */
  begin(fence: number): void {
    this.uncommitted = new Map();
    if (fence !== this.fence) this.committed.clear();
    this.fence = fence;
  }

  get(key: string): Row | undefined {
    return this.uncommitted.get(key) ?? this.committed.get(key);
  }

  set(key: string, row: Row): void {
    this.uncommitted.set(key, row);
  }

  commit(): void {
    for (const [key, row] of this.uncommitted) this.committed.set(key, row);
    this.uncommitted = new Map();
  }

  /** It is not known what was committed. */
  forget(): void {
    this.fence = undefined;
  }
}
