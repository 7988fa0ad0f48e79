import { drawSeconds, type Scenario } from '../scenario.js';

/** Another program holds the file, for writing or for all. */
export const writeLock: Scenario = {
  name: 'write-lock',
  on: ['sqlite'],
  draw(random) {
    const begin = random.pick(['BEGIN IMMEDIATE', 'BEGIN EXCLUSIVE']);
    let release: () => Promise<void>;
    return {
      detail: begin,
      lastsMs: random.chance(0.5) ? drawSeconds(random, 1, 8) : drawSeconds(random, 12, 25),
      async inject({ file }) {
        release = await file.hold(begin);
      },
      mend: () => release(),
    };
  },
};
