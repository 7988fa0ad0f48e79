import { drawSeconds, mysqlAlike, type Scenario } from '../scenario.js';

/** No room is left where the database keeps its files. */
export const fullDisk: Scenario = {
  name: 'full-disk',
  on: ['sqlite', ...mysqlAlike],
  needsSmallDisk: true,
  draw(random) {
    return {
      detail: 'of the database',
      lastsMs: drawSeconds(random, 2, 15),
      inject: ({ folder }) => folder.fill(),
      async mend(ground) {
        ground.folder.free();
        // MySQL ends itself where a session that waits for room is killed; a supervisor starts it again.
        if (ground.name !== 'sqlite') await ground.server.process.startIfEnded();
      },
      // MariaDB and MySQL look once a minute whether there is room for their binary log.
      recoversWithinMs: 75_000,
    };
  },
};
