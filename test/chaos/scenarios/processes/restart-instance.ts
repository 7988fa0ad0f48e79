import { drawInstances, drawSeconds, everywhere, type Scenario } from '../scenario.js';

/** SIGTERM, as for an upgrade, and a start. */
export const restartInstance: Scenario = {
  name: 'restart-instance',
  on: everywhere,
  draw(random) {
    const { which, others, names } = drawInstances(random);
    return {
      spares: { which: others, afterMs: 2_000 },
      detail: names,
      lastsMs: drawSeconds(random, 0, 3),
      async inject({ instances }) {
        const codes = await Promise.all(which.map((n) => instances[n]!.stop()));
        if (codes.some((code) => code !== 0)) throw new Error(`SIGTERM: ended with ${codes}`);
      },
      async mend({ instances }) {
        await Promise.all(which.map((n) => instances[n]!.start()));
      },
    };
  },
};
