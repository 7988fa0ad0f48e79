import {
  drawInstances,
  drawSeconds,
  everywhere,
  LOCK_IS_FREE_AFTER_MS,
  type Scenario,
} from '../scenario.js';

/** SIGSTOP for less than a lease, for more than one, and for more than a request may wait. */
export const freezeInstance: Scenario = {
  name: 'freeze-instance',
  on: everywhere,
  draw(random) {
    const { which, others, names } = drawInstances(random);
    const [least, most] = random.pick([
      [0.2, 3],
      [5, 9],
      [12, 35],
    ] as const);
    return {
      spares: { which: others, afterMs: LOCK_IS_FREE_AFTER_MS },
      detail: names,
      lastsMs: drawSeconds(random, least, most),
      inject: ({ instances }) => which.forEach((n) => instances[n]!.freeze()),
      mend: ({ instances }) => which.forEach((n) => instances[n]!.thaw()),
    };
  },
};
