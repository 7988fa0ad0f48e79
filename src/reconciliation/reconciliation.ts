import type { EventLogReader } from '../event-sourcing/event-log.js';
import type { EventRegistry } from '../event-sourcing/event-registry.js';
import type { StoredEvent } from '../event-sourcing/recorded-event.js';
import { BankByLog, type BankEvent } from './bank-by-log.js';
import type { Comparison } from './comparison.js';
import { differences, type Difference } from './difference.js';

export interface Compared {
  readonly where: string;
  /** Position of the log that it was compared at. */
  readonly position: number;
  /** How many figures were compared. */
  readonly figures: number;
}

export interface Reconciliation {
  readonly consistent: boolean;
  /** The log was read up to here. */
  readonly position: number;
  readonly compared: readonly Compared[];
  /** The first hundred. */
  readonly differences: readonly Difference[];
  /** All of them. */
  readonly differencesFound: number;
}

/** What the log itself lacks is told as a difference in this. */
export const IN_LOG = 'event log';

const PAGE = 1_000;
const MAX_TOLD = 100;

/**
 * Reads the log once, and compares on the way: each figure with what the log says at the position that
 * the figure reflects, so that nothing has to stand still meanwhile.
 */
export async function compareWithLog(
  log: EventLogReader,
  registry: EventRegistry,
  comparisons: readonly Comparison[],
  progress: (done: number, total: number) => void,
): Promise<Reconciliation> {
  const { position: head } = await log.head();
  const run = new Run(registry, comparisons, head);
  run.reach(0);
  for (let position = 0; position < head;) {
    const page = await log.readAll(position, Math.min(PAGE, head - position));
    for (const event of page) run.apply(event);
    position = page.at(-1)?.position ?? head;
    progress(position, head);
  }
  return run.end();
}

class Run {
  private readonly bank = new BankByLog();
  private readonly due: Comparison[];
  private readonly compared: Compared[] = [];
  private readonly told: Difference[] = [];
  private found = 0;
  private position = 0;

  constructor(
    private readonly registry: EventRegistry,
    comparisons: readonly Comparison[],
    private readonly head: number,
  ) {
    this.due = [...comparisons].sort((one, other) => one.at - other.at);
  }

  apply(event: StoredEvent): void {
    if (event.position !== this.position + 1) this.missing(event.position);
    this.position = event.position;
    try {
      this.bank.apply(this.registry.decode<BankEvent>(event));
    } catch (error) {
      const subject = `${event.type} at position ${event.position}`;
      this.tell({ where: IN_LOG, subject, expected: 'to fit', found: (error as Error).message });
    }
    this.reach(event.position);
  }

  /** Compares what reflects the log up to this position. */
  reach(position: number): void {
    while (this.due[0] && this.due[0].at <= position) this.compare(this.due.shift()!);
  }

  end(): Reconciliation {
    if (this.position < this.head) this.missing(this.head + 1);
    this.reach(Infinity);
    return {
      consistent: this.found === 0,
      position: this.head,
      compared: this.compared,
      differences: this.told,
      differencesFound: this.found,
    };
  }

  private compare({ where, at, found, expected }: Comparison): void {
    this.compared.push({ where, position: at, figures: found.size });
    if (at > this.head)
      this.tell({
        where,
        subject: 'position',
        expected: `${this.head} at most`,
        found: String(at),
      });
    for (const difference of differences(where, expected(this.bank), found)) this.tell(difference);
  }

  private missing(next: number): void {
    const subject = `positions ${this.position + 1} to ${next - 1}`;
    this.tell({ where: IN_LOG, subject, expected: 'events', found: 'nothing' });
  }

  private tell(difference: Difference): void {
    this.found += 1;
    if (this.told.length < MAX_TOLD) this.told.push(difference);
  }
}
