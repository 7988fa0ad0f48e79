import { PASSWORD } from '../../ground/administration.js';
import { drawSeconds, servers, type Scenario } from '../scenario.js';

/** The bank's user has another password than the bank knows, for new sessions. */
export const changePassword: Scenario = {
  name: 'change-password',
  on: servers,
  draw(random) {
    const endsSessions = random.chance(0.7);
    return {
      detail: endsSessions ? 'and its sessions end' : 'of sessions to come',
      lastsMs: random.chance(0.7) ? drawSeconds(random, 1, 6) : drawSeconds(random, 15, 20),
      async inject({ server }) {
        await server.run(server.administration.setPassword('another-one'));
        if (endsSessions) await server.endSessions('all');
      },
      mend: ({ server }) => server.run(server.administration.setPassword(PASSWORD)),
    };
  },
};
