import { silentAfter, silentBefore, silentWithin } from '../../../support/tcp-proxy.js';
import { servers, type Scenario } from '../scenario.js';

const moments = [
  { trap: silentBefore, words: 'before' },
  { trap: silentWithin, words: 'within' },
  { trap: silentAfter, words: 'after' },
];

/** One connection falls silent, and all others are well. */
export const silentCommit: Scenario = {
  name: 'silent-commit',
  on: servers,
  draw(random) {
    const instance = random.int(0, 1);
    const { trap, words } = random.pick(moments);
    const text = random.pick(['COMMIT', 'COMMIT', 'INSERT INTO events', 'FOR UPDATE', 'SELECT']);
    return {
      detail: `a connection of ${'AB'[instance]}, ${words} what it sends: ${text}`,
      // What comes of it is long over, or nothing was to come of it.
      lastsMs: 20_000,
      inject: ({ proxies }) => proxies[instance]!.set(text, trap),
      mend: ({ proxies }) => proxies[instance]!.disarm(),
    };
  },
};
