import {
  drawInstances,
  drawSeconds,
  servers,
  LOCK_IS_FREE_AFTER_MS,
  type Scenario,
} from '../scenario.js';

/** Packets are lost for a while, and come when they are sent again. */
export const heldNetwork: Scenario = {
  name: 'held-network',
  on: servers,
  draw(random) {
    const { which, others, names } = drawInstances(random);
    return {
      spares: { which: others, afterMs: LOCK_IS_FREE_AFTER_MS },
      detail: `between the database and ${names}`,
      lastsMs: random.chance(0.5) ? drawSeconds(random, 1, 8) : drawSeconds(random, 12, 20),
      inject: ({ proxies }) => which.forEach((n) => proxies[n]!.hold(true)),
      mend: ({ proxies }) => which.forEach((n) => proxies[n]!.hold(false)),
    };
  },
};
