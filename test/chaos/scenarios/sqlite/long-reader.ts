import { drawSeconds, type Scenario } from '../scenario.js';

/** Another program reads one state of the file for long, so that the write-ahead log grows. */
export const longReader: Scenario = {
  name: 'long-reader',
  on: ['sqlite'],
  draw(random) {
    let release: () => Promise<void>;
    return {
      detail: 'of one state of the file',
      lastsMs: drawSeconds(random, 3, 12),
      async inject({ file }) {
        release = await file.hold('BEGIN', 'SELECT count(*) FROM events');
      },
      mend: () => release(),
    };
  },
};
