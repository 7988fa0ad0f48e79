import { join } from 'node:path';
import type { DatabaseName } from './databases.ts';
import { seedBalances } from './references/balance-column.ts';
import { openAccounts } from './load/accounts.ts';
import { OWNER, seedBank, seedLog, type Seed } from './seed.ts';
import { ServerUnderTest } from './server-under-test.ts';

/** What is compared: the bank on one of the databases, or what stands beside it. */
export interface Contender {
  readonly name: string;
  readonly database?: DatabaseName;
  /** Whether it has consumers, which must come to the log's end before its work is done. */
  readonly settles: boolean;
  /** Does `work` with a freshly started server. */
  run<T>(databaseUrl: string, work: (server: ServerUnderTest) => Promise<T>): Promise<T>;
  /** Fills an empty database. */
  seed(databaseUrl: string, seed: Seed): Promise<void>;
}

/** A folder that the bank's processes each leave a CPU profile in. */
const { BENCH_PROFILE } = process.env;
const profiling = BENCH_PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${BENCH_PROFILE}`] : [];
const root = join(import.meta.dirname, '..', '..');

const bank = (name: string, database: DatabaseName): Contender => {
  const run: Contender['run'] = (DATABASE_URL, work) =>
    ServerUnderTest.run([...profiling, join(root, 'dist', 'main.js')], { DATABASE_URL }, work);
  return { name, database, settles: true, run, seed: seedBank };
};

/** The bank's controller and all above it, with something else in place of the bank. */
const reference = (
  name: string,
  file: string,
  database?: DatabaseName,
  seed?: Contender['seed'],
): Contender => {
  const run: Contender['run'] = (DATABASE_URL, work) =>
    ServerUnderTest.run(
      [
        ...['--import', '@swc-node/register/esm-register'],
        join(import.meta.dirname, 'references', 'serve.ts'),
        `../${file}.ts`,
      ],
      { DATABASE_URL },
      work,
    );
  const overHttp: Contender['seed'] = (databaseUrl, { ids }) =>
    run(databaseUrl, ({ url }) => openAccounts(url, ids, OWNER));
  return { name, database, settles: false, run, seed: seed ?? overHttp };
};

export const bankOnMariadb = bank('bank, MariaDB', 'mariadb');
export const bankOnPostgres = bank('bank, PostgreSQL', 'postgres');
export const bankOnSqlite = bank('bank, SQLite', 'sqlite');
export const nothing = reference('does nothing', 'references/nothing');
export const naive = reference('naive, MariaDB', 'references/naive', 'mariadb', seedLog);
export const balanceColumn = reference(
  'balance column, MariaDB',
  'references/balance-column',
  'mariadb',
  (databaseUrl, { ids }) => seedBalances(databaseUrl, ids, OWNER),
);
export const emmett = reference('Emmett, PostgreSQL', 'others/emmett', 'postgres');
export const castore = reference('castore, PostgreSQL', 'others/castore', 'postgres');
