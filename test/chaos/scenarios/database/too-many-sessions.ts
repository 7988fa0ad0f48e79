import { drawSeconds, servers, type Scenario } from '../scenario.js';

/** The server takes fewer sessions than the bank wants, and the bank has to make new ones. */
export const tooManySessions: Scenario = {
  name: 'too-many-sessions',
  on: servers,
  draw(random) {
    return {
      detail: 'after all have ended',
      lastsMs: drawSeconds(random, 1, 12),
      async inject({ server }) {
        await server.run(server.administration.limitSessions(true));
        await server.endSessions('all');
      },
      mend: ({ server }) => server.run(server.administration.limitSessions(false)),
    };
  },
};
