import { fallSilent } from '../../../support/tcp-proxy.js';
import { servers, type Scenario } from '../scenario.js';

const moments = [
  { share: 0, words: 'before' },
  { share: 0.5, words: 'within' },
  { share: 1, words: 'after' },
];

/** One connection falls silent, and all others are well. */
export const silentCommit: Scenario = {
  name: 'silent-commit',
  on: servers,
  draw(random) {
    const instance = random.int(0, 1);
    const { share, words } = random.pick(moments);
    const text = random.pick(['COMMIT', 'COMMIT', 'INSERT INTO events', 'FOR UPDATE', 'SELECT']);
    return {
      detail: `a connection of ${'AB'[instance]}, ${words} what it sends: ${text}`,
      // What comes of it is long over, or nothing was to come of it.
      lastsMs: 20_000,
      inject: ({ proxies }) => proxies[instance]!.set(text, fallSilent(share)),
      mend: ({ proxies }) => proxies[instance]!.disarm(),
    };
  },
};
