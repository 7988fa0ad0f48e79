import { bankOnMariadb } from '../contenders.ts';
import type { Case } from './case.ts';
import { groundOf, overHttp } from './entries.ts';

export const settling: Case = {
  name: 'settling',
  title: 'Until ledger and read models have caught up with a long load',
  mostRounds: 1,
  figures: ['drained', 'accepted', 'settled', 'memory'],
  comparisons(form) {
    const seconds = form.longLoad;
    const load = { kind: 'deposit', ground: groundOf(form), connections: 256, seconds };
    return [{ variant: `${seconds} s of deposits`, entries: overHttp(load, bankOnMariadb) }];
  },
};
