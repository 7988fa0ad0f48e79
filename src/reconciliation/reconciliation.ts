import type { EventLogReader } from '../event-sourcing/log/event-log.js';
import type { EventRegistry } from '../event-sourcing/log/event-registry.js';
import {
  TO_FIT,
  type ComparedTable,
  type NotCompared,
  type Refolds,
} from '../event-sourcing/integrity/read-models/refolds.js';
import type { RecordedEvent, StoredEvent } from '../event-sourcing/log/recorded-event.js';
import { BankByLog, type BankEvent } from './comparisons/bank-by-log.js';
import type { Comparison } from './comparisons/comparison.js';
import { differences, type Difference } from './comparisons/difference.js';
import { ToldDifferences } from './comparisons/told-differences.js';

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
  /** Read models that were not compared. */
  readonly notCompared: readonly NotCompared[];
  /** The first hundred, of one table half as many at most. */
  readonly differences: readonly Difference[];
  /** All of them. */
  readonly differencesFound: number;
}

/** What the log itself lacks is told as a difference in this. */
export const IN_LOG = 'event log';
/** What is compared of a read model. */
export const EACH_ROW = 'each row';

const PAGE = 1_000;

/**
 * Reads the log once, and compares on the way: each figure with what the log says at the position that
 * the figure reflects, so that nothing has to stand still meanwhile.
 */
export async function compareWithLog(
  log: EventLogReader,
  registry: EventRegistry,
  comparisons: readonly Comparison[],
  refolds: Refolds,
  progress: (done: number, total: number) => void,
): Promise<Reconciliation> {
  const { position: head } = await log.head();
  const run = new Run(registry, comparisons, refolds, head);
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
  private readonly told = new ToldDifferences();
  private position = 0;

  constructor(
    private readonly registry: EventRegistry,
    comparisons: readonly Comparison[],
    private readonly refolds: Refolds,
    private readonly head: number,
  ) {
    this.due = [...comparisons].sort((one, other) => one.at - other.at);
  }

  async applyAll(page: readonly StoredEvent[]): Promise<void> {
    await this.refolds.take(page.flatMap((event) => this.apply(event) ?? []));
  }

  /** Answers with what could be read. */
  private apply(event: StoredEvent): RecordedEvent<BankEvent> | undefined {
    if (event.position !== this.position + 1) this.missing(event.position);
    this.position = event.position;
    const recorded = this.read(event);
    try {
      if (recorded) this.bank.apply(recorded);
    } catch (error) {
      this.doesNotFit(event, error);
    }
    this.reach(event.position);
    return recorded;
  }

  private read(event: StoredEvent): RecordedEvent<BankEvent> | undefined {
    try {
      return this.registry.decode<BankEvent>(event);
    } catch (error) {
      this.doesNotFit(event, error);
      this.refolds.skip(event, (error as Error).message);
      return undefined;
    }
  }

  /** Compares what reflects the log up to this position. */
  reach(position: number): void {
    while (this.due[0] && this.due[0].at <= position) this.compare(this.due.shift()!);
  }

  async end(): Promise<Reconciliation> {
    if (this.position < this.head) this.missing(this.head + 1);
    this.reach(Infinity);
    for await (const table of this.refolds.compare()) await this.compareRows(table);
    return {
      consistent: this.told.count === 0,
      position: this.head,
      compared: this.compared,
      notCompared: this.refolds.notCompared,
      differences: this.told.kept,
      differencesFound: this.told.count,
    };
  }

  private async compareRows({ where, position, rows, differences }: ComparedTable): Promise<void> {
    this.compared.push({ where, what: EACH_ROW, position, figures: rows });
    this.mustBeWithin(where, position);
    for await (const difference of differences) this.told.tell({ where, ...difference });
  }

  private compare({ where, what, at, found, expected }: Comparison): void {
    this.compared.push({ where, what, position: at, figures: found.size });
    this.mustBeWithin(where, at);
    for (const difference of differences(where, expected(this.bank), found))
      this.told.tell(difference);
  }

  private mustBeWithin(where: string, position: number): void {
    const expected = `${this.head} at most`;
    if (position > this.head)
      this.told.tell({ where, subject: 'position', expected, found: String(position) });
  }

  private missing(next: number): void {
    const subject = `positions ${this.position + 1} to ${next - 1}`;
    this.told.tell({ where: IN_LOG, subject, expected: 'events', found: 'nothing' });
  }

  private doesNotFit({ type, position }: StoredEvent, error: unknown): void {
    const subject = `${type} at position ${position}`;
    this.told.tell({ where: IN_LOG, subject, expected: TO_FIT, found: (error as Error).message });
  }
}
