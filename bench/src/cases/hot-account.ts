import { balanceColumn, bankOnMariadb, castore, emmett, naive } from '../contenders.ts';
import { ratesAndLatency, type Case } from './case.ts';
import { bankUnder, groundOf, overHttp } from './entries.ts';

export const hotAccount: Case = {
  name: 'hot-account',
  title: 'Deposits into one account',
  figures: ratesAndLatency,
  comparisons(form) {
    const others =
      form.name === 'short' ? [balanceColumn, emmett] : [naive, balanceColumn, emmett, castore];
    const spread = { kind: 'deposit', ground: groundOf(form), connections: 256 };
    return [
      {
        variant: '256 connections',
        entries: [
          ...overHttp({ ...spread, used: 1 }, bankOnMariadb, ...others),
          bankUnder('spread', spread),
        ],
      },
    ];
  },
};
