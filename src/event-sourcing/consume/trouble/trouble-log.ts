import type { LoggerService } from '@nestjs/common';

const FIRST_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 3_600_000;

type Lines = Required<Pick<LoggerService, 'log' | 'warn' | 'error' | 'debug'>>;

/**
 * Tells of a trouble when it begins, then after a minute, two, four and so on up to an hour, and when it is
 * over. All in between, and trouble that comes and goes within a minute, is for who looks closely (`debug`).
 */
export class TroubleLog {
  private isTold = false;
  private pauseMs = FIRST_PAUSE_MS;
  private quietUntil = -Infinity;

  constructor(
    private readonly logger: Lines,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** @param stack of an error that nobody has foreseen. */
  tell(line: string, stack?: string): void {
    const now = this.now();
    if (now < this.quietUntil) return void this.logger.debug(line);
    if (stack === undefined) this.logger.warn(line);
    else this.logger.error(line, stack);
    this.pauseMs = this.isTold ? Math.min(LONGEST_PAUSE_MS, 2 * this.pauseMs) : FIRST_PAUSE_MS;
    this.quietUntil = now + this.pauseMs;
    this.isTold = true;
  }

  /** Says nothing if no trouble was told. */
  over(line: string): void {
    if (this.isTold) this.logger.log(line);
    this.isTold = false;
  }
}
