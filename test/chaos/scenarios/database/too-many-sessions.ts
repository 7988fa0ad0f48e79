import type { ServerConnection } from '../../../support/server-connection.js';
import { drawSeconds, servers, type Scenario } from '../scenario.js';

/** The server takes fewer sessions than the bank wants, and the bank has to make new ones. */
export const tooManySessions: Scenario = {
  name: 'too-many-sessions',
  on: servers,
  draw(random) {
    // It might not get another one.
    let own: ServerConnection;
    return {
      detail: 'after all have ended',
      lastsMs: drawSeconds(random, 1, 12),
      async inject({ server }) {
        own = await server.connectToBank();
        await server.run(server.administration.limitSessions(true), own);
        await server.administration.endSessions(own, 'all');
      },
      async mend({ server }) {
        await server.run(server.administration.limitSessions(false), own);
        await own.close();
      },
    };
  },
};
