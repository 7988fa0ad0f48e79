import { setTimeout as delay } from 'node:timers/promises';
import type { Ground } from './ground/ground.js';
import type { Load } from './load/load.js';
import type { Prober } from './load/prober.js';

const LOOK_EVERY_MS = 50;

export class NotWell extends Error {}

/** Whether an instance, asked since then, says that all is well, and has written. */
function isWell({ last: { ready, written = -Infinity } }: Prober, since: number): boolean {
  return written >= since && ready !== undefined && ready.at >= since && ready.body.status === 'up';
}

/**
 * Waits until all instances serve, and every consumer has come to where the log ended then; answers how long
 * that took, less what the machine took of it.
 */
export async function untilWell(ground: Ground, load: Load, withinMs: number): Promise<number> {
  const since = performance.now();
  await until(
    () => load.probers.every((prober) => isWell(prober, since)),
    withinMs,
    () =>
      load.probers.map(({ door, last }) => `${door.instance.name}: ${inWords(last)}`).join('; '),
  );
  await untilCaughtUp(load, withinMs);
  const to = performance.now();
  const waits = ground.instances.map(({ waits }) => waits.within(since, to));
  return Math.max(0, to - since - ground.own.within(since, to) - Math.max(...waits));
}

/** Waits until every consumer, as both instances tell, has come to where the log ends now. */
export async function untilCaughtUp(load: Load, withinMs: number): Promise<void> {
  const since = performance.now();
  let head: number | undefined;
  const hasCome = ({ last: { ready } }: Prober) => {
    if (!ready || ready.at < since) return false;
    head ??= ready.body.position;
    return ready.body.subscriptions.every(({ position }) => position >= head!);
  };
  const state = () => load.probers.map(({ last }) => inWords(last)).join('; ');
  await until(() => load.probers.every(hasCome), withinMs, state);
}

const inWords = ({ ready, written }: Prober['last']) =>
  `written ${written}, ready at ${ready?.at}: ${JSON.stringify(ready?.body)}`;

/** @throws {NotWell} after some time; what `work` does then is of no interest any more. */
export async function within<T>(withinMs: number, what: string, work: Promise<T> | T): Promise<T> {
  const timer = new AbortController();
  const late = delay(withinMs, undefined, { signal: timer.signal }).then(() => {
    throw new NotWell(`${what}: not within ${withinMs / 1000} s`);
  });
  late.catch(() => undefined);
  return Promise.race([work, late]).finally(() => timer.abort());
}

async function until(isSo: () => boolean, withinMs: number, state: () => string): Promise<void> {
  for (const end = performance.now() + withinMs; !isSo(); await delay(LOOK_EVERY_MS))
    if (performance.now() > end) throw new NotWell(`not within ${withinMs / 1000} s: ${state()}`);
}
