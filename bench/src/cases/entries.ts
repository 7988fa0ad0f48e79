import type { Contender } from '../contenders.ts';
import { rawInsert } from '../raw-insert.ts';
import { throughput, type Throughput } from '../throughput.ts';
import type { Entry } from './case.ts';

export const overHttp = (load: Throughput, ...contenders: readonly Contender[]): Entry[] =>
  contenders.map((contender) => ({
    name: contender.name,
    measure: (field, round) => throughput(field, contender, load, round),
  }));

export const rawInserts = (accounts: number, batch: number): Entry => ({
  name: `raw inserts of ${batch} rows`,
  measure: (field) => rawInsert(field, accounts, batch),
});
