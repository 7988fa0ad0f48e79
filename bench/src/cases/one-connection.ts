import { balanceColumn, bankOnMariadb, naive } from '../contenders.ts';
import type { Case } from './case.ts';
import { groundOf, overHttp } from './entries.ts';

export const oneConnection: Case = {
  name: 'one-connection',
  title: 'One deposit at a time',
  figures: ['p50', 'p99', 'max', 'accepted', 'memory'],
  comparisons(form) {
    const load = { kind: 'deposit', ground: groundOf(form), connections: 1 };
    const references = form.name === 'short' ? [naive] : [naive, balanceColumn];
    return [{ variant: '1 connection', entries: overHttp(load, bankOnMariadb, ...references) }];
  },
};
