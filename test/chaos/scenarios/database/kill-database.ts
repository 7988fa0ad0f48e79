import { drawSeconds, servers, type Scenario } from '../scenario.js';

/** kill -9 of the database server, and a start. */
export const killDatabase: Scenario = {
  name: 'kill-database',
  on: servers,
  draw(random) {
    return {
      detail: 'with all its processes',
      lastsMs: drawSeconds(random, 0, 14),
      inject: ({ server }) => server.process.kill(),
      mend: ({ server }) => server.process.start(),
    };
  },
};
