import { setTimeout as delay } from 'node:timers/promises';
import type { EventLogReader } from '../../log/event-log.js';

/**
 * Tells the consumers of this process when the log has grown: at once after a commit of this process,
 * else when a look at the log shows it.
 */
export class Waker {
  private position = 0;
  private waiting = new Set<() => void>();
  /** Those who rest, by when they go on. */
  private readonly ticks = new Map<number, Set<() => void>>();
  private looking: Promise<void> | undefined;
  private readonly stopping = new AbortController();

  constructor(
    private readonly log: EventLogReader,
    private readonly intervalMs: number,
  ) {}

  /** How far the log has grown, as far as is known. */
  get head(): number {
    return this.position;
  }

  /** The same, but looks at the log unless it is known to have grown to `position`. */
  async headFrom(position: number): Promise<number> {
    if (this.position < position) this.notify((await this.log.head()).position);
    return this.position;
  }

  start(): void {
    this.looking ??= this.look();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.looking;
  }

  /** The log has grown to this position. */
  notify(position: number): void {
    if (position <= this.position) return;
    this.position = position;
    const woken = this.waiting;
    this.waiting = new Set();
    for (const wake of woken) wake();
  }

  /** Resolves when the log has grown past a position, or when it is aborted. */
  wait(position: number, signal: AbortSignal): Promise<void> {
    if (this.position > position || signal.aborted) return Promise.resolve();
    return join(this.waiting, signal);
  }

  /**
   * Resolves at the next whole multiple of a time, or when it is aborted. Who waits for the same moment
   * goes on in the same moment, so that what they do can be committed as one.
   */
  tick(everyMs: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    const now = performance.now();
    const due = (Math.floor(now / everyMs) + 1) * everyMs;
    let resting = this.ticks.get(due);
    if (!resting) {
      this.ticks.set(due, (resting = new Set()));
      setTimeout(() => this.goOn(due), Math.ceil(due - now)).unref();
    }
    return join(resting, signal);
  }

  private goOn(due: number): void {
    const resting = this.ticks.get(due)!;
    this.ticks.delete(due);
    for (const wake of resting) wake();
  }

  private async look(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await this.log
        .head()
        .then(({ position }) => this.notify(position))
        .catch(() => undefined);
      await delay(this.intervalMs, undefined, { signal }).catch(() => undefined);
    }
  }
}

/** Resolves when it is woken, or aborted. */
function join(waiting: Set<() => void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const wake = () => {
      signal.removeEventListener('abort', wake);
      waiting.delete(wake);
      resolve();
    };
    waiting.add(wake);
    signal.addEventListener('abort', wake, { once: true });
  });
}
