import { driverError, type DriverError } from '../../log/stores/sql/dialects/dialect.js';

const MOST_CAUSES = 10;

/** The error, then what it comes from. */
export function causesOf(error: unknown): unknown[] {
  const causes: unknown[] = [];
  for (let next = error; next && causes.length < MOST_CAUSES; next = (next as Error).cause)
    causes.push(next);
  return causes;
}

/** What has failed first: the driver's error, where the database has said it. */
export const firstCause = (error: unknown): DriverError => driverError(causesOf(error).at(-1));
