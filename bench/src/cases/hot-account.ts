import { balanceColumn, bankOnMariadb, castore, emmett, naive } from '../contenders.ts';
import { ratesAndLatency, type Case } from './case.ts';
import { bankUnder, groundOf, overHttp } from './entries.ts';

export const hotAccount: Case = {
  name: 'hot-account',
  title: 'Deposits into one account',
  figures: ratesAndLatency,
  comparisons(form) {
    const spread = { kind: 'deposit', ground: groundOf(form), connections: 256 };
    return [
      {
        variant: '256 connections',
        entries: [
          ...overHttp(
            { ...spread, used: 1 },
            ...[bankOnMariadb, naive, balanceColumn, emmett, castore],
          ),
          bankUnder('spread', spread),
        ],
      },
    ];
  },
};
