import { LogUnavailable } from '../event-sourcing/log/event-log.errors.js';
import { NotReady } from './problems/request.errors.js';

/**
 * @param otherwise what is the matter when it is not done in time: without, the database.
 * @throws {NotReady} when `work` fails, or is not done in time. It is not cut short.
 */
export async function within<T>(
  milliseconds: number,
  work: Promise<T>,
  otherwise?: string,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NotReady({ reason: otherwise })), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } catch (error) {
    if (error instanceof NotReady) throw error;
    const reason = error instanceof LogUnavailable ? error.reason : otherwise;
    throw new NotReady({ cause: error, reason });
  } finally {
    clearTimeout(timer);
  }
}
