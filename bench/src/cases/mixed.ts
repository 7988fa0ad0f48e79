import { bankOnMariadb } from '../contenders.ts';
import { ratesAndLatency, type Case } from './case.ts';
import { bankUnder, groundOf, overHttp } from './entries.ts';

export const mixed: Case = {
  name: 'mixed',
  title: 'Deposits with 1 % refusals and 1 % retries',
  figures: ratesAndLatency,
  comparisons(form) {
    if (form.name === 'short') return [];
    const load = { kind: 'mix', ground: groundOf(form), connections: 256 };
    return [
      {
        variant: '256 connections',
        entries: [
          ...overHttp(load, bankOnMariadb),
          bankUnder('deposits only', { ...load, kind: 'deposit' }),
        ],
      },
    ];
  },
};
