import { setTimeout as delay } from 'node:timers/promises';

/** Does something time and again until it is to end. */
export function again(everyMs: number) {
  let isEnding = false;
  let running: Promise<void> | undefined;
  return {
    begin(work: () => Promise<void> | void): void {
      running = (async () => {
        while (!isEnding) {
          await work();
          await delay(everyMs);
        }
      })();
    },
    async end(): Promise<void> {
      isEnding = true;
      await running;
    },
  };
}
