import { bankOnMariadb, naive, type Contender } from '../contenders.ts';
import { accountIds } from '../load/accounts.ts';
import { runOpenLoop } from '../load/open-loop.ts';
import { untilSettled } from '../settling.ts';
import type { Case, Entry } from './case.ts';
import { groundOf } from './entries.ts';

const atRate = (rate: number, contender: Contender): Entry => ({
  name: contender.name,
  async measure(field) {
    const ground = groundOf(field.form);
    const { warmUp, window } = field.form;
    const ids = accountIds(ground.accounts);
    const databaseUrl = await field.urlFor(contender, ground);
    return contender.run(databaseUrl, async (server) => {
      await runOpenLoop(server.url, { ids, rate, seconds: warmUp });
      await untilSettled(server.url);
      const result = await runOpenLoop(server.url, { ids, rate, seconds: window });
      return { ...result, memory: server.peakMemory() };
    });
  },
});

export const latency: Case = {
  name: 'latency',
  title: 'Latency of deposits that come at a fixed rate, counted from when they are due',
  figures: ['p50', 'p99', 'max', 'accepted', 'memory'],
  comparisons: (form) =>
    form.name === 'short'
      ? []
      : [
          { variant: '500 a second', entries: [atRate(500, bankOnMariadb), atRate(500, naive)] },
          { variant: '2,000 a second', entries: [atRate(2_000, bankOnMariadb)] },
          { variant: '5,000 a second', entries: [atRate(5_000, bankOnMariadb)] },
        ],
};
