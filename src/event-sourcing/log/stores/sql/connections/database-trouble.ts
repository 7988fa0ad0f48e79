/**
 * The database can't do its work at the moment, or not for this user, or not on this connection. It is
 * never the fault of what was asked for. `cause` is the driver's error.
 */
export class DatabaseTrouble extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/** The database has not answered in time. */
export class DatabaseSilent extends Error {
  readonly code = 'ETIMEDOUT';
  constructor(milliseconds: number) {
    super(`The database has not answered for ${Math.round(milliseconds) / 1_000} s.`);
  }
}
