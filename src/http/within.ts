import { NotReady } from './request.errors.js';

/** @throws {NotReady} when `work` fails, or is not done in time. It is not cut short. */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NotReady()), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } catch (error) {
    throw new NotReady({ cause: error });
  } finally {
    clearTimeout(timer);
  }
}
