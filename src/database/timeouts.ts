/** How long a statement waits for another transaction's lock before it is tried again. */
export const LOCK_TIMEOUT_S = 10;

/** A transaction whose client does nothing for this long is rolled back: it may hold the log's lock. */
export const IDLE_TRANSACTION_TIMEOUT_S = 15;
