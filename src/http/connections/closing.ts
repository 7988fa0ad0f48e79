import type { Connection } from './connection.js';
import type { HttpServer } from './http-server.js';

const CHECK_MS = 20;
/** For requests that are on their way, and for answers that nobody takes. */
const LAST_WORDS_MS = 1_000;
/** For answers that are being taken. */
const LAST_ANSWERS_MS = 8_000;
/** So long nobody connects before the listener closes, unless it takes too long. */
const NOBODY_NEW_MS = 50;
const NOBODY_NEW_WITHIN_MS = 1_000;

/** Ends a server's connections, once each has had its answers. */
export class Closing {
  private readonly timer = setInterval(() => this.endSome(), CHECK_MS);
  private readonly began = performance.now();

  /** With notice, clients have been told for a while: each that has sent a request since knows. */
  constructor(
    private readonly server: HttpServer,
    private readonly withNotice: boolean,
  ) {
    server.stalled.endAfter(LAST_WORDS_MS);
  }

  over(): void {
    clearInterval(this.timer);
  }

  private endSome(): void {
    const elapsed = performance.now() - this.began;
    for (const connection of this.server.clients)
      if (elapsed >= this.patienceFor(connection)) connection.socket.destroy();
  }

  /** In milliseconds from the beginning. */
  private patienceFor(connection: Connection): number {
    if (connection.awaitsAnswer) return Infinity;
    if (connection.isAnswering) return LAST_ANSWERS_MS;
    const { quietFor, isUnused } = connection;
    if (quietFor === undefined || isUnused) return LAST_WORDS_MS;
    // Its last answer may have begun before the notice, and said nothing of it.
    return this.withNotice && quietFor < LAST_WORDS_MS ? Infinity : 0;
  }
}

/**
 * Until nobody connects: who does in the moment when the listener closes is reset. It helps to hold
 * back answers meanwhile, since who waits for one does not connect.
 */
export async function untilNobodyConnects({ clients }: HttpServer): Promise<void> {
  const deadline = performance.now() + NOBODY_NEW_WITHIN_MS;
  const isTime = () => clients.nobodyNewFor >= NOBODY_NEW_MS || performance.now() >= deadline;
  do await afterNextEvents();
  while (!isTime());
}

/** Some time later, right after Node has looked for what came in. */
const afterNextEvents = () =>
  new Promise<void>((resolve) => setTimeout(() => setImmediate(resolve), CHECK_MS));
