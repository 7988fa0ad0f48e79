import {
  drawInstances,
  drawSeconds,
  servers,
  LOCK_IS_FREE_AFTER_MS,
  type Scenario,
} from '../scenario.js';

/** A firewall has forgotten all connections, and those that are made meanwhile are no better. */
export const silentNetwork: Scenario = {
  name: 'silent-network',
  on: servers,
  draw(random) {
    const { which, others, names } = drawInstances(random);
    const directions = random.pick([['toServer', 'toClient'], ['toServer'], ['toClient']] as const);
    return {
      spares: { which: others, afterMs: LOCK_IS_FREE_AFTER_MS },
      detail: `${directions.join(' and ')}, between the database and ${names}`,
      lastsMs: random.chance(0.5) ? drawSeconds(random, 0, 6) : drawSeconds(random, 12, 30),
      inject: ({ proxies }) => which.forEach((n) => proxies[n]!.fallSilent(directions)),
      mend: ({ proxies }) => which.forEach((n) => proxies[n]!.speakAgain()),
      // The bound of what waits on a connection that is silent, that of the lock that it holds, and a bit.
      recoversWithinMs: 30_000,
    };
  },
};
