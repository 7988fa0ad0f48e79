import type { EventRegistry } from '../../log/event-registry.js';
import type { StoredEvent } from '../../log/recorded-event.js';
import type { ChainCheck } from '../seals/chain-check.js';
import type { ExactEvent, ExactRows } from './exact-rows.js';
import type { Findings } from '../report/findings.js';
import type { LogBounds } from './log-bounds.js';

const PAGE = 1_000;

/** Told how far a check has come, as numbers of events. */
export type Progress = (done: number, total: number) => void;

/** The log in the order of its positions: each event by itself, beside the one before, and in the chain. */
export class LogCheck {
  private previous: StoredEvent | undefined;
  private position = 0;

  constructor(
    private readonly rows: ExactRows,
    private readonly registry: EventRegistry,
    private readonly chain: ChainCheck,
    private readonly bounds: LogBounds,
    private readonly findings: Findings,
  ) {}

  async run(progress: Progress): Promise<void> {
    const head = this.bounds.head.position;
    for (let after = Math.min(this.bounds.first, 1) - 1; after < head;) {
      const page = await this.rows.byPosition(after, head, PAGE);
      for (const row of page) await this.take(row);
      after = page.at(-1)?.event.position ?? head;
      progress(after, head);
    }
    const isCutOff = this.missing(head + 1);
    if (!isCutOff && this.previous && !this.previous.endsCommand)
      this.findings.tell('the log ends within a command', head);
    await this.chain.end(head);
  }

  private async take({ event, faults }: ExactEvent): Promise<void> {
    if (event.position < 1) return;
    const isAfterGap = this.missing(event.position);
    const wrong = [...faults, ...this.besidePrevious(event), ...this.unreadable(event)];
    for (const what of wrong) this.findings.tell(what, event.position);
    await this.chain.take(event, isAfterGap || wrong.length > 0);
    this.position = event.position;
    this.previous = event;
  }

  private missing(next: number): boolean {
    const first = this.position + 1;
    if (next <= first) return false;
    const what = next - 1 === first ? 'the event is' : `the events up to ${next - 1} are`;
    this.findings.tell(`${what} missing`, first);
    return true;
  }

  private *besidePrevious({ recordedAt }: StoredEvent): Iterable<string> {
    const { previous, bounds } = this;
    if (recordedAt > bounds.head.recordedAt) yield 'it is recorded later than the head of the log';
    if (!previous) return;
    if (recordedAt < previous.recordedAt) yield 'it is recorded earlier than the event before it';
    else if (!previous.endsCommand && recordedAt > previous.recordedAt)
      yield 'it is recorded later than the event before it, of the same command';
  }

  private *unreadable(event: StoredEvent): Iterable<string> {
    try {
      this.registry.decode(event);
    } catch (error) {
      yield (error as Error).message;
    }
  }
}
