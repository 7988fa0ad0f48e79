import { balanceColumn, bankOnMariadb, naive } from '../contenders.ts';
import { ratesAndLatency, type Case } from './case.ts';
import { bankUnder, groundOf, overHttp } from './entries.ts';

export const transfers: Case = {
  name: 'transfers',
  title: 'Transfers between accounts, two events each',
  figures: ratesAndLatency,
  comparisons(form) {
    const load = { kind: 'transfer', ground: groundOf(form), connections: 256 };
    const references = form.name === 'short' ? [] : [naive, balanceColumn];
    return [
      {
        variant: '256 connections',
        entries: [
          ...overHttp(load, bankOnMariadb, ...references),
          bankUnder('deposits', { ...load, kind: 'deposit' }),
          ...(form.name === 'short'
            ? []
            : [bankUnder('between two hot accounts', { ...load, used: 2 })]),
        ],
      },
    ];
  },
};
