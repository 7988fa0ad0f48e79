import type { EventLogReader } from '../../log/event-log.js';
import type { StoredEvent } from '../../log/recorded-event.js';
import type { Waker } from './waker.js';

/**
 * The newest events of the log that this process has committed itself, in memory, so that its consumers
 * need not all read and decode them again. What is not here is read from the log.
 */
export class LogTail implements Pick<EventLogReader, 'readAll'> {
  private events: StoredEvent[] = [];
  /** The characters of the events' data. */
  private characters = 0;

  constructor(
    private readonly log: Pick<EventLogReader, 'readAll'>,
    private readonly waker: Waker,
    /** At least so many events are kept, at most twice as many. */
    private readonly capacity = 10_000,
    /** The same of the characters of their data, which ends it where events are large. */
    private readonly capacityInCharacters = 8_000_000,
  ) {}

  /** Takes over what has been committed, in the order of the commits. */
  add(committed: readonly StoredEvent[]): void {
    if (committed.length === 0) return;
    const first = committed[0]!.position;
    // Another instance has committed in between.
    if (this.events.at(-1)?.position !== first - 1) this.keep(0);
    for (const event of committed) {
      this.events.push(event);
      this.characters += event.data.length;
    }
    if (this.events.length > 2 * this.capacity || this.characters > 2 * this.capacityInCharacters)
      this.keep(this.capacity);
    this.waker.notify(first + committed.length - 1);
  }

  async readAll(after: number, limit: number): Promise<StoredEvent[]> {
    if (after >= this.waker.head) return [];
    const from = after + 1 - (this.events[0]?.position ?? Infinity);
    if (from >= 0 && from < this.events.length) return this.events.slice(from, from + limit);
    return this.log.readAll(after, limit);
  }

  /** The newest events, no more than so many. */
  private keep(count: number): void {
    let from = this.events.length;
    this.characters = 0;
    for (const end = Math.max(0, from - count); from > end; from--) {
      const characters = this.characters + this.events[from - 1]!.data.length;
      if (characters > this.capacityInCharacters) break;
      this.characters = characters;
    }
    this.events = this.events.slice(from);
  }
}
