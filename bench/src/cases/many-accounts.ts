import { bankOnMariadb } from '../contenders.ts';
import { accountIds } from '../load/accounts.ts';
import { depositIntoEach } from '../load/into-each.ts';
import type { Sample } from '../sample.ts';
import { untilSettled } from '../settling.ts';
import type { Case, Entry } from './case.ts';

const ACCOUNTS = 1_000_000;
const LOAD = { operations: 100, connections: 16, withinSeconds: 240 };

/** Memory is what it is about; nothing is warmed up. */
const touched: Entry = {
  name: bankOnMariadb.name,
  async measure(field) {
    const databaseUrl = await field.urlFor(bankOnMariadb, { accounts: ACCOUNTS, deposits: 0 });
    const ids = accountIds(ACCOUNTS);
    return bankOnMariadb.run(databaseUrl, async (server): Promise<Sample> => {
      const seconds = await depositIntoEach(server.url, ids, LOAD);
      const drained = await untilSettled(server.url);
      const done = ids.length;
      const rates = { settled: done / (seconds + drained), accepted: done / seconds };
      return { ...rates, done, drained, memory: server.peakMemory() };
    });
  },
};

/** How much memory a server takes that has come across a million accounts. */
export const manyAccounts: Case = {
  name: 'many-accounts',
  title: 'One deposit into each of a million accounts in turn',
  mostRounds: 1,
  figures: ['memory', 'done', 'settled', 'accepted', 'drained'],
  comparisons: (form) =>
    form.name === 'short'
      ? []
      : [{ variant: `${LOAD.operations} a request, 16 at a time`, entries: [touched] }],
};
