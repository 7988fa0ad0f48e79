import type { EventLogReader } from '../event-sourcing/event-log.js';
import type { EventRegistry } from '../event-sourcing/event-registry.js';
import type { RecordedEvent, StoredEvent } from '../event-sourcing/recorded-event.js';
import { BankByLog, type BankEvent } from './bank-by-log.js';
import type { Comparison } from './comparison.js';
import { differences, type Difference } from './difference.js';
import { EACH_ROW, type RowComparison } from './row-comparison.js';

export interface Compared {
  readonly where: string;
  /** Which figures of it: it may be compared in more than one way. */
  readonly what: string;
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
/** What is expected of an event of it. */
export const TO_FIT = 'to fit';

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
  rows: readonly RowComparison[],
  progress: (done: number, total: number) => void,
): Promise<Reconciliation> {
  const { position: head } = await log.head();
  const run = new Run(registry, comparisons, rows, head);
  run.reach(0);
  for (let position = 0; position < head;) {
    const page = await log.readAll(position, Math.min(PAGE, head - position));
    await run.applyAll(page);
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
    private readonly rows: readonly RowComparison[],
    private readonly head: number,
  ) {
    this.due = [...comparisons].sort((one, other) => one.at - other.at);
  }

  async applyAll(page: readonly StoredEvent[]): Promise<void> {
    const recorded = page.flatMap((event) => this.apply(event) ?? []);
    for (const comparison of this.rows)
      for (const difference of await comparison.differences(recorded)) this.tell(difference);
  }

  /** Answers with what could be read. */
  private apply(event: StoredEvent): RecordedEvent<BankEvent> | undefined {
    if (event.position !== this.position + 1) this.missing(event.position);
    this.position = event.position;
    let recorded: RecordedEvent<BankEvent> | undefined;
    try {
      recorded = this.registry.decode<BankEvent>(event);
      this.bank.apply(recorded);
    } catch (error) {
      const subject = `${event.type} at position ${event.position}`;
      this.tell({ where: IN_LOG, subject, expected: TO_FIT, found: (error as Error).message });
    }
    this.reach(event.position);
    return recorded;
  }

  /** Compares what reflects the log up to this position. */
  reach(position: number): void {
    while (this.due[0] && this.due[0].at <= position) this.compare(this.due.shift()!);
  }

  end(): Reconciliation {
    if (this.position < this.head) this.missing(this.head + 1);
    this.reach(Infinity);
    for (const { where, position, rows } of this.rows)
      this.compared.push({ where, what: EACH_ROW, position, figures: rows });
    return {
      consistent: this.found === 0,
      position: this.head,
      compared: this.compared,
      differences: this.told,
      differencesFound: this.found,
    };
  }

  private compare({ where, what, at, found, expected }: Comparison): void {
    this.compared.push({ where, what, position: at, figures: found.size });
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
