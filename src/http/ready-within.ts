import { LogUnavailable } from '../event-sourcing/log/event-log.errors.js';
import { within } from '../event-sourcing/log/liveness/within.js';
import { NotReady } from './problems/request.errors.js';

/**
 * @param otherwise what is the matter when it is not done in time: without, the database.
 * @throws {NotReady} when `work` fails, or is not done in time. It is not cut short.
 */
export async function readyWithin<T>(
  milliseconds: number,
  work: Promise<T>,
  otherwise?: string,
): Promise<T> {
  try {
    return await within(milliseconds, work, () => {
      throw new NotReady({ reason: otherwise });
    });
  } catch (error) {
    if (error instanceof NotReady) throw error;
    const reason = error instanceof LogUnavailable ? error.reason : otherwise;
    throw new NotReady({ cause: error, reason });
  }
}
