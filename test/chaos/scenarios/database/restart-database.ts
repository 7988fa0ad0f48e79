import { drawSeconds, servers, type Scenario } from '../scenario.js';

/** The database server is stopped as its operator does it, and started. */
export const restartDatabase: Scenario = {
  name: 'restart-database',
  on: servers,
  draw(random) {
    return {
      detail: 'in an orderly way',
      lastsMs: drawSeconds(random, 0, 5),
      inject: ({ server }) => server.stop(),
      mend: ({ server }) => server.process.start(),
    };
  },
};
