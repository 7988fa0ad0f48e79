import { drawInstances, drawSeconds, servers, type Scenario } from '../scenario.js';

/** The database is not reached: connections end, and no new ones are taken. */
export const refuseConnections: Scenario = {
  name: 'refuse-connections',
  on: servers,
  draw(random) {
    const { which, others, names } = drawInstances(random);
    return {
      spares: { which: others, afterMs: 2_000 },
      detail: `of ${names}`,
      lastsMs: drawSeconds(random, 1, 15),
      inject: ({ proxies }) => which.forEach((n) => proxies[n]!.refuse(true)),
      mend: ({ proxies }) => which.forEach((n) => proxies[n]!.refuse(false)),
    };
  },
};
