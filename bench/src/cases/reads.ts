import { bankOnMariadb, naive, nothing } from '../contenders.ts';
import { ratesAndLatency, type Case } from './case.ts';
import { groundOf, overHttp } from './entries.ts';

export const reads: Case = {
  name: 'reads',
  title: 'Reads of one account',
  figures: ratesAndLatency,
  comparisons(form) {
    if (form.name === 'short') return [];
    const load = { kind: 'read', ground: groundOf(form), connections: 64 };
    return [
      { variant: 'reads only', entries: overHttp(load, bankOnMariadb, naive, nothing) },
      {
        variant: 'of ten requests one writes',
        entries: overHttp({ ...load, kind: 'read_and_write' }, bankOnMariadb, naive),
      },
    ];
  },
};
