import { bankOnMariadb } from '../contenders.ts';
import { ratesAndLatency, type Case } from './case.ts';
import { groundOf, overHttp, rawInserts } from './entries.ts';

export const bulk: Case = {
  name: 'bulk',
  title: 'A hundred deposits in one request, in operations a second',
  figures: ratesAndLatency,
  comparisons(form) {
    const ground = groundOf(form);
    const load = { kind: 'bulk', ground, connections: 16, operations: 100 };
    return [
      {
        variant: '16 connections',
        entries: [...overHttp(load, bankOnMariadb), ...rawInserts(ground.accounts, 1_000)],
      },
    ];
  },
};
