import { bankOnMariadb, naive, nothing } from '../contenders.ts';
import type { Case, Comparison } from './case.ts';
import { overHttp, rawInserts } from './entries.ts';

const ACCOUNTS = 10_000;

const at = (connections: number): Comparison => ({
  variant: `${connections} connections`,
  entries: [
    ...overHttp(
      { kind: 'deposit', accounts: ACCOUNTS, connections },
      bankOnMariadb,
      naive,
      nothing,
    ),
    rawInserts(ACCOUNTS, connections),
  ],
});

export const deposits: Case = {
  name: 'deposits',
  title: 'Deposits over 10,000 accounts',
  comparisons: [at(64), at(256)],
};
