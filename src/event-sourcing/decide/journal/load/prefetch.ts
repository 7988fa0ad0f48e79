import type { Loaded } from '../../states/stream-loader.js';
import { within } from '../../../log/liveness/within.js';

/** For how long a batch holds the log's lock for the sake of what is being read without it. */
const PATIENCE_MS = 50;

const NOTHING: ReadonlyMap<string, Loaded> = new Map();

/**
 * Streams that are read while the log's lock is waited for. What is changed meanwhile is not taken: it may
 * have been read before.
 */
export class Prefetch {
  private readonly changed = new Set<string>();
  private isVoid = false;
  private readonly loading: Promise<ReadonlyMap<string, Loaded>>;

  constructor(loading: Promise<ReadonlyMap<string, Loaded>>) {
    // Streams that could not be read here are read under the lock. If that fails too, the batch fails.
    this.loading = loading.catch(() => NOTHING);
  }

  /** Marks a prefetched stream as stale. */
  hasChanged(streamId: string): void {
    this.changed.add(streamId);
  }

  /** Marks every prefetched stream as stale. */
  becomesVoid(): void {
    this.isVoid = true;
  }

  /** Gives the streams that are not stale; none if reading them takes long. */
  async unchanged(): Promise<ReadonlyMap<string, Loaded>> {
    const loaded = await within(PATIENCE_MS, this.loading, () => NOTHING);
    if (this.isVoid) return NOTHING;
    if (this.changed.size === 0) return loaded;
    return new Map([...loaded].filter(([streamId]) => !this.changed.has(streamId)));
  }
}
