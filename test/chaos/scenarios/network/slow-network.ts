import { drawInstances, drawSeconds, servers, type Scenario } from '../scenario.js';

/** All that is sent comes later. */
export const slowNetwork: Scenario = {
  name: 'slow-network',
  on: servers,
  draw(random) {
    const { which, names } = drawInstances(random);
    const delayMs = random.pick([5, 40, 150, 600]);
    return {
      detail: `${delayMs} ms each way between the database and ${names}`,
      lastsMs: drawSeconds(random, 2, 10),
      inject: ({ proxies }) => which.forEach((n) => proxies[n]!.delay(delayMs)),
      mend: ({ proxies }) => which.forEach((n) => proxies[n]!.delay(0)),
    };
  },
};
