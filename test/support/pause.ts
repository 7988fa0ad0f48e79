import { setTimeout as delay } from 'node:timers/promises';

const SHORTEST_MS = 20;
/** A look that takes long, such as one that opens a database, must not take the processor from what is waited for. */
const SHARE = 3;

/** Waits before the next look, by how long the last one took. */
export const pauseAfterLook = (since: number): Promise<void> =>
  delay(Math.max(SHORTEST_MS, SHARE * (performance.now() - since)));
