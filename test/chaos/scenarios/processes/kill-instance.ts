import { drawInstances, drawSeconds, everywhere, type Scenario } from '../scenario.js';

/** kill -9, and a start. */
export const killInstance: Scenario = {
  name: 'kill-instance',
  on: everywhere,
  draw(random) {
    const { which, others, names } = drawInstances(random);
    return {
      spares: { which: others, afterMs: 2_000 },
      detail: names,
      lastsMs: drawSeconds(random, 0, 6),
      async inject({ instances }) {
        await Promise.all(which.map((n) => instances[n]!.kill()));
      },
      async mend({ instances }) {
        await Promise.all(which.map((n) => instances[n]!.start()));
      },
    };
  },
};
