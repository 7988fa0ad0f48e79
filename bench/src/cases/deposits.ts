import {
  balanceColumn,
  bankOnMariadb,
  bankOnPostgres,
  bankOnSqlite,
  castore,
  emmett,
  naive,
  nothing,
} from '../contenders.ts';
import { ratesAndLatency, type Case, type Comparison } from './case.ts';
import { groundOf, overHttp, rawInserts } from './entries.ts';

export const deposits: Case = {
  name: 'deposits',
  title: 'Deposits over many accounts',
  figures: ratesAndLatency,
  comparisons(form): Comparison[] {
    const ground = groundOf(form);
    const others = [balanceColumn, emmett];
    const more = form.name === 'short' ? [] : [castore, bankOnPostgres, bankOnSqlite];
    const at = (connections: number) => ({ kind: 'deposit', ground, connections });
    const busy = {
      variant: '256 connections',
      entries: [
        ...overHttp(at(256), bankOnMariadb, naive, ...others, ...more, nothing),
        ...rawInserts(ground.accounts, 256),
      ],
    };
    const calmer = {
      variant: '64 connections',
      entries: overHttp(at(64), bankOnMariadb, naive, nothing),
    };
    return form.name === 'short' ? [busy] : [busy, calmer];
  },
};
