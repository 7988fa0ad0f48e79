import { drawInstances, drawSeconds, servers, type Scenario } from '../scenario.js';
import { again } from '../again.js';

/** Connections end, some or all, again and again. */
export const cutConnections: Scenario = {
  name: 'cut-connections',
  on: servers,
  draw(random) {
    const { which, names } = drawInstances(random);
    const share = random.pick([0.1, 0.5, 1]);
    const everyMs = random.pick([50, 300, 1_500]);
    const cutting = again(everyMs);
    return {
      detail: `${share * 100} % of those of ${names}, every ${everyMs} ms`,
      lastsMs: drawSeconds(random, 1, 6),
      inject: ({ proxies }) => cutting.begin(() => which.forEach((n) => proxies[n]!.cut(share))),
      mend: () => cutting.end(),
    };
  },
};
