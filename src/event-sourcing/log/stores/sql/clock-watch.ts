import { Logger } from '@nestjs/common';
import { ClockAhead } from '../../event-log.errors.js';
import { formatInstant, type Instant } from '../../instant.js';
import type { Dialect } from './dialects/dialect.js';
import type { SqlReader } from './transactions/sql-session.js';
import { readHead, type HeadAtClock } from './typeorm-append-transaction.js';

export const DEFAULT_MAX_CLOCK_LEAD_MS = 60_000;

/** How the clocks stand to each other, in whole seconds; below 0 is behind. */
export interface Clocks {
  /** The database's clock before this process's. */
  readonly databaseAhead: number;
  /** The time of the last event before the database's clock. */
  readonly logAhead: number;
  /** What is wrong with them, if anything is. */
  readonly trouble?: ClockTrouble;
}

export interface ClockTrouble {
  /** `clock-ahead`: nothing is recorded. `log-ahead`: the last events have times that are yet to come. */
  readonly code: 'clock-ahead' | 'log-ahead';
  readonly detail: string;
}

/**
 * Keeps a database's clock that has run away from setting the log's times ahead: they never go backwards, so
 * that all later events would be recorded ahead as well.
 */
export class ClockWatch {
  private readonly logger = new Logger('Clock');
  private readonly maxLead: Instant;
  private last: ClockTrouble['code'] | undefined;

  constructor(
    private readonly reader: SqlReader,
    private readonly dialect: Dialect,
    maxLeadMs: number = DEFAULT_MAX_CLOCK_LEAD_MS,
  ) {
    this.maxLead = maxLeadMs * 1000;
  }

  /** How they stand now. @throws {LogUnavailable} */
  async look(): Promise<Clocks> {
    return this.compare(await readHead(this.reader, this.dialect));
  }

  /** @throws {ClockAhead} if nothing may be recorded at what the database's clock says. */
  mustBeBelieved(head: HeadAtClock): void {
    const { databaseAhead, trouble } = this.compare(head);
    if (trouble?.code === 'clock-ahead') throw new ClockAhead(databaseAhead);
  }

  /** The database's clock; this process's where that one can't be believed. */
  believed(head: HeadAtClock): Instant {
    return this.isClockAhead(head) ? head.ours : head.clock;
  }

  isLogAhead({ last, clock }: HeadAtClock): boolean {
    return last.recordedAt > clock + this.maxLead;
  }

  private isClockAhead({ last, clock, ours }: HeadAtClock): boolean {
    return clock > Math.max(ours, last.recordedAt) + this.maxLead;
  }

  /** Tells in the log when it changes, not each time. */
  private compare(head: HeadAtClock): Clocks {
    const databaseAhead = seconds(head.clock - head.ours);
    const logAhead = seconds(head.last.recordedAt - head.clock);
    const trouble = this.troubleOf(head, databaseAhead, logAhead);
    if (trouble?.code !== this.last) {
      if (trouble) this.logger.error(trouble.detail);
      else this.logger.log('The clocks are right again.');
      this.last = trouble?.code;
    }
    return { databaseAhead, logAhead, trouble };
  }

  private troubleOf(
    head: HeadAtClock,
    databaseAhead: number,
    logAhead: number,
  ): ClockTrouble | undefined {
    if (this.isClockAhead(head))
      return {
        code: 'clock-ahead',
        detail:
          `The database's clock is ${databaseAhead} s ahead of this process's, and that far ahead of the last ` +
          'event too: nothing is recorded. Set right the one that is wrong.',
      };
    if (!this.isLogAhead(head)) return undefined;
    return {
      code: 'log-ahead',
      detail:
        `The log has come to ${formatInstant(head.last.recordedAt)}, ${logAhead} s ahead of the database's ` +
        'clock: until that has caught up, all events are recorded at that time. See docs/clocks.md.',
    };
  }
}

const seconds = (microseconds: Instant): number => Math.round(microseconds / 1_000_000);
