import { again } from '../again.js';
import { drawSeconds, servers, type Scenario } from '../scenario.js';

/** KILL, or pg_terminate_backend, of the bank's sessions. */
export const endSessions: Scenario = {
  name: 'end-sessions',
  on: servers,
  draw(random) {
    const which = random.pick(['one', 'all'] as const);
    const everyMs = random.pick([20, 200, 1_000]);
    const ending = again(everyMs);
    return {
      detail: `${which} of them, every ${everyMs} ms`,
      lastsMs: drawSeconds(random, 1, 8),
      inject: ({ server }) => ending.begin(() => server.endSessions(which)),
      mend: () => ending.end(),
    };
  },
};
