import { formatInstant, type Instant } from './instant.js';

/** What goes wrong with the log itself, not with the business. `code` is stable. */
export abstract class EventLogError extends Error {
  abstract readonly code: string;
}

/** Another writer has appended to the stream since it was read. */
export class VersionConflict extends EventLogError {
  readonly code = 'version-conflict';
}

/** The transaction id is recorded on the stream already. */
export class DuplicateTransaction extends EventLogError {
  readonly code = 'duplicate-transaction';
}

export class TooManyConflicts extends EventLogError {
  readonly code = 'too-many-conflicts';
  constructor() {
    super('Others keep changing the same data at the same time. Nothing was done; try again.');
  }
}

export class LogUnavailable extends EventLogError {
  readonly code = 'log-unavailable';
  /** Without what to do. */
  readonly reason: string;

  constructor({ reason, ...options }: ErrorOptions & { readonly reason?: string } = {}) {
    const why = reason ?? 'The event log can not be reached at the moment.';
    super(`${why} Nothing was done; try again.`, options);
    this.reason = why;
  }
}

/** An event would be recorded at a time that is yet to come. */
export class ClockAhead extends LogUnavailable {
  /** @param seconds by how much. */
  constructor(seconds: number) {
    super({ reason: `The database's clock is wrong: it is ${seconds} s ahead.` });
  }
}

export class OutcomeUnknown extends EventLogError {
  readonly code = 'outcome-unknown';
  constructor(options?: ErrorOptions) {
    super(
      'The event log has not said in time whether the operation was done. ' +
        'Send it again as it was: under the same transactionId, it takes effect once.',
      options,
    );
  }
}

export class TimedOut extends EventLogError {
  readonly code = 'timed-out';
  constructor() {
    super('The operation has waited for too long. Nothing was done; try again.');
  }
}

export class JournalFull extends EventLogError {
  readonly code = 'journal-full';
  constructor() {
    super('More operations are waiting than can be taken. Nothing was done; try again.');
  }
}

export class JournalClosed extends EventLogError {
  readonly code = 'journal-closed';
  constructor() {
    super('The service is shutting down. Nothing was done; try again.');
  }
}

export class InstantInFuture extends EventLogError {
  readonly code = 'time-in-future';
  /** Does not repeat the time: an instant is no longer what was written, if that was beyond all instants. */
  constructor() {
    super('The time asked for is in the future. Ask for one that has passed.');
  }
}

/** Nobody has been there: it was made up, or the log was replaced by one that ends before it. */
export class PositionBeyondLog extends EventLogError {
  readonly code = 'position-beyond-log';
  constructor(position: number, head: number) {
    super(
      `The log ends at position ${head}, before ${position}. If it has been there, an older backup was restored ` +
        'since: go on after a position of which you know that it is the same in this log, or from 0.',
    );
  }
}

/** Events may have happened before a time and have been recorded after it, while the clock was wrong. */
export class LogAheadOfClock extends EventLogError {
  readonly code = 'log-ahead-of-clock';
  /** @param known the last time that was recorded by a clock that was right. */
  constructor(known: Instant) {
    super(
      'The last events were recorded at a time that is yet to come, since the clock was wrong. What was when ' +
        `is known up to ${formatInstant(known)} only: ask for a time up to then, or without one.`,
    );
  }
}

/** A stream whose events do not follow one another: doubled, displaced or missing. Nothing is decided on it. */
export class BrokenStream extends EventLogError {
  readonly code = 'broken-stream';
  constructor(streamId: string, expected: number, found: number) {
    super(`Stream ${streamId} is broken: version ${expected} should come next, found ${found}.`);
  }
}

/** For the operator: what the database says stands at the end of the chain of causes. */
export function reasonOf(error: Error): string {
  return error.cause instanceof Error ? reasonOf(error.cause) : error.message;
}
