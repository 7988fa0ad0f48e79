import { drawSeconds, servers, type Scenario } from '../scenario.js';

/** As an old primary server is before a switch-over. */
export const readOnly: Scenario = {
  name: 'read-only',
  on: servers,
  draw(random) {
    return {
      detail: 'the whole server',
      lastsMs: random.chance(0.7) ? drawSeconds(random, 1, 6) : drawSeconds(random, 15, 20),
      inject: ({ server }) => server.run(server.administration.setReadOnly(true)),
      mend: ({ server }) => server.run(server.administration.setReadOnly(false)),
    };
  },
};
