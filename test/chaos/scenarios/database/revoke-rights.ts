import { drawSeconds, servers, type Scenario } from '../scenario.js';

/** The bank's user may not do what it must. */
export const revokeRights: Scenario = {
  name: 'revoke-rights',
  on: servers,
  draw(random) {
    const what = random.pick(['writes', 'all'] as const);
    const endsSessions = random.chance(0.5);
    return {
      detail: `${what}${endsSessions ? ', and its sessions end' : ''}`,
      lastsMs: random.chance(0.7) ? drawSeconds(random, 1, 6) : drawSeconds(random, 15, 20),
      async inject({ server }) {
        await server.run(server.administration.revoke(what));
        if (endsSessions) await server.endSessions('all');
      },
      mend: ({ server }) => server.run(server.administration.grant(what)),
    };
  },
};
