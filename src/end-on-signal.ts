import { setTimeout as delay } from 'node:timers/promises';
import type { LoggerService } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Ending } from './health/ending.js';
import type { HttpAdapter } from './http/http-adapter.js';

const SHUTDOWN_WITHIN_MS = 20_000;
/** For how long the database is waited for when all else is done: it may be silent. */
const GOODBYE_MS = 2_000;

const SIGNALS = ['SIGINT', 'SIGTERM'];

/** While the service starts nothing is under way. Returns what is to be called when it is there. */
export function endAtOnceOnSignal(logger: LoggerService): () => void {
  const end = (signal: string) => {
    logger.log(`${signal}: ended before it served`);
    process.exit(0);
  };
  for (const signal of SIGNALS) process.on(signal, end);
  return () => SIGNALS.forEach((signal) => process.off(signal, end));
}

/**
 * Ends the process with 0 on a signal (Nest's own shutdown hooks would end it by the signal). SIGTERM
 * gives notice first: for `drainMs`, all is served, but readiness and each answer say that the end is
 * near. SIGINT, as from a terminal, spares that, or the rest of it.
 */
export function endOnSignal(
  app: NestFastifyApplication,
  drainMs: number,
  logger: LoggerService,
): void {
  const hurry = new AbortController();
  let hasBegun = false;
  const end = async (signal: string) => {
    if (hasBegun) return;
    hasBegun = true;
    logger.log(`${signal}: finishing what is under way`);
    app.get(Ending).begin();
    if (drainMs > 0 && !hurry.signal.aborted) await drain(app, drainMs, hurry.signal);
    setTimeout(() => giveUp(`Not done after ${SHUTDOWN_WITHIN_MS / 1000} s`), SHUTDOWN_WITHIN_MS);
    const goodbye = app.get(Ending).answered.then(() => delay(GOODBYE_MS));
    await Promise.race([app.close(), goodbye]);
    process.exit(0);
  };
  const giveUp = (reason: unknown) => {
    logger.fatal?.(reason);
    process.exit(1);
  };
  process.on('SIGINT', () => hurry.abort());
  for (const signal of SIGNALS) process.on(signal, () => void end(signal).catch(giveUp));
}

async function drain(
  app: NestFastifyApplication,
  drainMs: number,
  signal: AbortSignal,
): Promise<void> {
  if (!app.getHttpServer().listening) return;
  (app.getHttpAdapter() as unknown as HttpAdapter).giveNotice();
  // It is cut short where there is no time for it.
  await delay(drainMs, undefined, { signal }).catch(() => undefined);
}
