import { bankOnMariadb, type Contender } from '../contenders.ts';
import type { Ground } from '../field.ts';
import type { Form } from '../forms.ts';
import { bankRows } from '../raw/bank-rows.ts';
import { eventRows } from '../raw/event-rows.ts';
import { rawInsert } from '../raw/raw-insert.ts';
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

/** The database's ceilings, `batch` deposits a commit. */
export const rawInserts = (accounts: number, batch: number): Entry[] => [
  {
    name: `raw inserts of the same rows, of ${batch} deposits`,
    measure: (field) => rawInsert(field, batch, (url) => bankRows(url, accounts)),
  },
  {
    name: `raw inserts of ${batch} rows`,
    measure: (field) => rawInsert(field, batch, (url) => eventRows(url, accounts)),
  },
];
