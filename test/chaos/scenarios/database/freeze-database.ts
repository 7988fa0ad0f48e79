import { drawSeconds, servers, type Scenario } from '../scenario.js';

/** SIGSTOP of the database server: connections stay open, and nothing comes. */
export const freezeDatabase: Scenario = {
  name: 'freeze-database',
  on: servers,
  draw(random) {
    return {
      detail: 'with all its processes',
      lastsMs: random.chance(0.5) ? drawSeconds(random, 1, 8) : drawSeconds(random, 12, 30),
      inject: ({ server }) => server.process.freeze(),
      mend: ({ server }) => server.process.thaw(),
    };
  },
};
