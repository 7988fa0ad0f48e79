import { Logger } from '@nestjs/common';
import { reasonOf } from '../event-sourcing/log/event-log.errors.js';
import type { Answered } from '../http/answers/answer.js';

export const requestLogs = ['all', 'failed', 'off'] as const;

/** `failed`: what was refused, failed, was broken off, or took long. */
export type RequestLogMode = (typeof requestLogs)[number];

const LONG_MS = 1_000;

/** A line for a request. It names what kind of thing was asked for, never which one. */
export class RequestLog {
  private readonly logger = new Logger('HTTP');

  constructor(private readonly mode: RequestLogMode) {}

  tell(answered: Answered): void {
    const { status, refusal } = answered;
    if (this.mode === 'off') return this.tellOfTrouble(status, refusal?.error);
    const isLong = answered.milliseconds > LONG_MS;
    const isGood = status < 400 && !refusal && answered.isWhole;
    if (isGood && !isLong && this.mode === 'failed') return;
    const line = lineOf(answered, isGood ? (isLong ? 'Slow' : 'Done') : wordFor(status));
    if (status < 500) this.logger.log(line);
    else if (status === 500) this.logger.error({ ...line, err: refusal?.error });
    else this.logger.warn(line);
  }

  /** What goes wrong here is told in any case. */
  private tellOfTrouble(status: number, error: unknown): void {
    if (status === 500) this.logger.error(error);
    else if (status > 500) this.logger.warn(reasonFor(error));
  }
}

function lineOf(answered: Answered, msg: string): object {
  const { method, route, status, refusal, correlationId, isWhole } = answered;
  return {
    msg,
    method,
    route: route || undefined,
    status,
    code: refusal?.code,
    milliseconds: Math.round(answered.milliseconds * 100) / 100,
    reason: status >= 500 ? reasonFor(refusal?.error) : undefined,
    brokenOff: isWhole ? undefined : true,
    correlationId,
  };
}

const wordFor = (status: number): string =>
  status >= 500 ? 'Failed' : status >= 400 ? 'Refused' : 'Broken off';

/** Why the database is out of reach is for the operator only. */
function reasonFor(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const reason = reasonOf(error);
  return reason === error.message ? reason : `${error.message} (${reason})`;
}
