import type { Loaded } from '../../states/stream-loader.js';
import { within } from './within.js';

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
    // What could not be read so is read under the lock; should that fail, the batch will tell.
    this.loading = loading.catch(() => NOTHING);
  }

  /** A stream is not, or will not be, what is read. */
  hasChanged(streamId: string): void {
    this.changed.add(streamId);
  }

  /** It is not known what has changed. */
  becomesVoid(): void {
    this.isVoid = true;
  }

  /** Those that are as they were read; none if it takes long. */
  async unchanged(): Promise<ReadonlyMap<string, Loaded>> {
    const loaded = (await within(PATIENCE_MS, this.loading)) ?? NOTHING;
    if (this.isVoid) return NOTHING;
    if (this.changed.size === 0) return loaded;
    return new Map([...loaded].filter(([streamId]) => !this.changed.has(streamId)));
  }
}
