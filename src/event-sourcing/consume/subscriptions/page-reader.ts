import type { EventLogReader } from '../../log/event-log.js';
import type { EventRegistry } from '../../log/event-registry.js';
import { deliveredAs } from '../../log/event-type.js';
import type { RecordedEvent, StoredEvent } from '../../log/recorded-event.js';
import type { Checkpoint } from './checkpoint.js';

/** A stretch of the log, from a checkpoint to the end of a command. */
export interface Page {
  readonly from: Checkpoint;
  readonly to: Checkpoint;
  /** Those events of it that the consumer is interested in. */
  readonly events: readonly RecordedEvent[];
  /** All events of it, as they stand in the log. */
  readonly stored: readonly StoredEvent[];
}

/** A command's events are read whole, up to this many. */
const MAX_EVENTS_A_COMMAND = 100_000;
const FEW_EVENTS = 8;
/** Data of a page, in characters: one event may hold what a hundred did. */
const MOST_CHARACTERS = 4_000_000;

/** Cuts the log into pages for one consumer. A page never ends within a command. */
export class PageReader {
  /** So many events, of the size of late, make no page too large. */
  private fitting = Infinity;

  constructor(
    private readonly log: Pick<EventLogReader, 'readAll'>,
    private readonly registry: EventRegistry,
    private readonly types: ReadonlySet<string>,
  ) {}

  /**
   * The page after a checkpoint; undefined at the end of the log. `limit` is a number of events; of large
   * ones it is fewer.
   */
  async read(from: Checkpoint, limit: number): Promise<Page | undefined> {
    const stored = await this.wholeCommands(from.position, Math.min(limit, this.fitting));
    if (stored.length === 0) return undefined;
    const end = endOfPage(stored);
    this.fitting = end < stored.length ? end : 2 * this.fitting;
    return this.page(from, end < stored.length ? stored.slice(0, end) : stored);
  }

  /** The page that holds just the next command. */
  async readCommand(from: Checkpoint): Promise<Page | undefined> {
    const stored = await this.wholeCommands(from.position, FEW_EVENTS);
    if (stored.length === 0) return undefined;
    return this.page(from, stored.slice(0, stored.findIndex(({ endsCommand }) => endsCommand) + 1));
  }

  /** The event at a position; undefined if there is none that the consumer is interested in. */
  async readEvent(position: number): Promise<RecordedEvent | undefined> {
    const stored = await this.log.readAll(position - 1, 1);
    if (stored.length === 0) return undefined;
    return this.page({ position: position - 1, delivered: 0 }, stored).events[0];
  }

  private async wholeCommands(after: number, limit: number): Promise<StoredEvent[]> {
    const stored: StoredEvent[] = [];
    while (stored.length < MAX_EVENTS_A_COMMAND) {
      const more = await this.log.readAll(after + stored.length, Math.max(limit, stored.length));
      if (stored.length + more.length === 0) return [];
      if (more.length === 0) break;
      const ends = (event: StoredEvent) => event.endsCommand;
      const end = stored.length === 0 ? more.findLastIndex(ends) : more.findIndex(ends);
      for (const event of end >= 0 ? more.slice(0, end + 1) : more) stored.push(event);
      if (end >= 0) return stored;
    }
    throw new Error(`The command that begins after position ${after} has no end in the log.`);
  }

  private page(from: Checkpoint, stored: readonly StoredEvent[]): Page {
    let { delivered } = from;
    const events: RecordedEvent[] = [];
    for (const event of stored) {
      const type = this.registry.mustKnow(event);
      if (!this.types.has(deliveredAs(type))) continue;
      events.push(this.registry.decode(event));
      delivered = event.position;
    }
    return { from, to: { position: stored.at(-1)!.position, delivered }, events, stored };
  }
}

/** How many of these events are a page: whole commands, the first one however large it is. */
function endOfPage(stored: readonly StoredEvent[]): number {
  let characters = 0;
  let end = 0;
  for (let index = 0; index < stored.length; index++) {
    characters += stored[index]!.data.length;
    if (characters > MOST_CHARACTERS && end > 0) return end;
    if (stored[index]!.endsCommand) end = index + 1;
  }
  return stored.length;
}
