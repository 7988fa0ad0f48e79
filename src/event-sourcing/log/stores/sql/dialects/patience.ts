/** How long the database may keep this process waiting, in milliseconds. */
export interface Patience {
  /** For a connection, and for each answer on it. */
  readonly answerMs: number;
  /** For all that is done with a connection before it is given back. */
  readonly holdMs: number;
  /** What failed for a reason that passes is not begun again later than this. */
  readonly retryMs: number;
}

const HOUR_MS = 3_600_000;

/** For what has to be answered within a time: a silent connection leaves room for one more try. */
export const patienceFor = (withinMs: number): Patience => ({
  answerMs: withinMs * 0.4,
  holdMs: withinMs * 0.5,
  retryMs: withinMs * 0.45,
});

/**
 * For what goes by its progress, such as a rebuild: one statement may take an hour. A server that is gone is
 * told by TCP's keep-alive.
 */
export const patienceForProgress = (retryMs: number): Patience => ({
  answerMs: HOUR_MS,
  holdMs: 24 * HOUR_MS,
  retryMs,
});

/** Whole seconds that a statement waits for a lock: less than for its answer. */
export const lockTimeoutSeconds = (withinMs: number): number =>
  Math.max(1, Math.floor((withinMs * 0.3) / 1_000));

/** A transaction whose client does nothing for so many seconds is rolled back: it may hold the log's lock. */
export const IDLE_TRANSACTION_TIMEOUT_S = 15;
