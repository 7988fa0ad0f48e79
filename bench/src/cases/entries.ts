import { bankOnMariadb, type Contender } from '../contenders.ts';
import type { Ground } from '../field.ts';
import type { Form } from '../forms.ts';
import { rawInsert } from '../raw-insert.ts';
import { throughput, type Throughput } from '../throughput.ts';
import type { Entry } from './case.ts';

/** What most cases take place on: each account holds money. */
export const groundOf = ({ accounts }: Form): Ground => ({ accounts, deposits: accounts });

export const overHttp = (load: Throughput, ...contenders: readonly Contender[]): Entry[] =>
  contenders.map((contender) => ({
    name: contender.name,
    measure: (field, round) => throughput(field, contender, load, round),
  }));

/** The bank under a load that the other entries of the comparison are not under. */
export const bankUnder = (what: string, load: Throughput): Entry => ({
  name: `${bankOnMariadb.name}: ${what}`,
  measure: (field, round) => throughput(field, bankOnMariadb, load, round),
});

export const rawInserts = (accounts: number, batch: number): Entry => ({
  name: `raw inserts of ${batch} rows`,
  measure: (field) => rawInsert(field, accounts, batch),
});
