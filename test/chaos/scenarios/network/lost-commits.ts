import { cutAfter, cutBefore, letServerWait, letThroughLate } from '../../../support/tcp-proxy.js';
import { again } from '../again.js';
import { drawSeconds, servers, type Scenario } from '../scenario.js';

const traps = [
  { trap: cutBefore, words: 'before the server gets it' },
  { trap: cutAfter, words: 'before the answer comes' },
  { trap: letThroughLate(1_000), words: 'and the server gets it a second later' },
  { trap: letServerWait(5_000), words: 'and the server hears of that 5 s later' },
];

/** Connections are lost just when they commit. */
export const lostCommits: Scenario = {
  name: 'lost-commits',
  on: servers,
  draw(random) {
    const { trap, words } = random.pick(traps);
    const text = random.pick(['COMMIT', 'COMMIT', 'INSERT INTO events', 'FOR UPDATE']);
    const everyMs = random.pick([200, 1_000]);
    const losing = again(everyMs);
    return {
      detail: `at ${text}, ${words}; every ${everyMs} ms`,
      lastsMs: drawSeconds(random, 2, 6),
      inject: ({ proxies }) =>
        losing.begin(() => proxies.forEach((proxy) => proxy.set(text, trap))),
      async mend({ proxies }) {
        await losing.end();
        proxies.forEach((proxy) => proxy.disarm());
      },
      // A server may yet wait for what has been lost.
      recoversWithinMs: 15_000,
    };
  },
};
