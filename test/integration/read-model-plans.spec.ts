import { randomUUID } from 'node:crypto';
import { accountOverviewTable } from '../../src/account/read-models/account-overview/account-overview.table.js';
import { accountMovementsTable } from '../../src/account/read-models/account-movements/account-movements.table.js';
import type { TableDefinition } from '../../src/event-sourcing/log/stores/sql/dialects/dialect.js';
import { physicalName } from '../../src/event-sourcing/read-models/tables/read-model-table.js';
import { dialectOf } from '../../src/event-sourcing/log/stores/sql/dialects/dialects.js';
import { Transactions } from '../../src/event-sourcing/log/stores/sql/transactions/transactions.js';
import { type DatabaseName, databases } from '../support/databases.js';
import { openLog, type OpenLog } from '../support/open-log.js';
import { read } from '../support/reading.js';
import { startApp, type TestApp } from '../support/test-app.js';

/** Enough for the databases to prefer an index. PLAN_ROWS=1000000 takes a few minutes. */
const MOVEMENTS = Number(process.env.PLAN_ROWS ?? 20_000);
/** Written one by one; the database makes the others of them. Their pattern repeats itself within a thousand. */
const FIRST_ROWS = 2_000;
/** Half of all movements are of one account. */
const account = randomUUID();
const owner = randomUUID();
const other = randomUUID();
const transaction = randomUUID();
const statement = physicalName(accountMovementsTable, 1);
const overview = physicalName(accountOverviewTable, 1);

const movement = (position: number) => ({
  account_id: position % 2 === 0 ? account : randomUUID(),
  position,
  version: position,
  recorded_at: position * 1_000_000,
  kind: position % 1_000 === 0 ? 'bonus' : 'deposit',
  amount: String(position),
  balance: String(position),
  currency: 'EUR',
  transaction_id: position === 7 ? transaction : randomUUID(),
  counterparty: null,
});
const accountRow = (index: number) => ({
  account_id: index === 1 ? account : randomUUID(),
  owner_id: index % 1_000 === 0 ? owner : randomUUID(),
  currency: 'EUR',
  balance: '1',
  open: 1,
  // A number for each row, by which the others are made.
  version: index,
});

const ofAccount = `/api/account/${account}/transactions`;
const reads = [
  `${ofAccount}?order=desc&limit=10`,
  `${ofAccount}?kind=bonus`,
  `${ofAccount}?kind=deposit&order=desc&limit=10`,
  `${ofAccount}?minAmount=${MOVEMENTS - 10}`,
  `${ofAccount}?maxAmount=10&order=desc`,
  `${ofAccount}?kind=bonus&minAmount=1000&maxAmount=2000`,
  `/api/transactions/${transaction}`,
  `/api/feed?accountId=${account}&limit=10`,
  `/api/feed?accountId=${account}&after=${MOVEMENTS - 10}`,
  `/api/feed?owner=${owner}&limit=10`,
  '/api/feed?type=bank.account.bonus-received.v1&limit=10',
  `/api/feed?type=bank.account.closed.v1`,
  `/api/feed?owner=${owner}&type=bank.account.bonus-received.v1`,
  `/api/owners/${owner}/balances`,
  `/api/accounts?owner=${owner}&order=desc`,
  `/api/accounts?owner=${other}`,
];

describe.each(databases)('reads of many rows: $name', (database) => {
  let databaseUrl: string;
  let app: TestApp;
  let open: OpenLog;

  beforeAll(async () => {
    databaseUrl = await database.createUrl();
    app = await startApp(databaseUrl, { environment: { ROLE: 'api' } });
    open = await openLog(databaseUrl);
    await fill(accountMovementsTable, movement);
    await fill(accountOverviewTable, accountRow);
    for (let rows = FIRST_ROWS; rows < MOVEMENTS; rows *= 2) await addAsMany(rows);
    // The feed refuses to go on after a position that the log has not reached.
    await open.writer.query(`UPDATE log_head SET position = ${MOVEMENTS}`);
    for (const table of [statement, overview])
      await open.writer.query(analyze[database.name](table));
  });

  afterAll(async () => {
    await app?.close();
    await open?.close();
    await database.drop(databaseUrl);
  });

  async function fill(definition: TableDefinition, rowOf: (index: number) => object) {
    const dialect = dialectOf(open.writer);
    const rows = Array.from({ length: FIRST_ROWS }, (_, index) => {
      const row = rowOf(index + 1) as Readonly<Record<string, unknown>>;
      return definition.columns.map(({ name }) => row[name]);
    });
    const table = physicalName(definition, 1);
    const { sql, values } = dialect.insertRows(table, definition.columns, rows);
    await open.transactions.run((session) => session.execute(sql, values));
  }

  /** Of each row of the first `rows` another one: what was there once has an id of its own there. */
  async function addAsMany(rows: number) {
    const more = Math.min(rows, MOVEMENTS - rows);
    await open.writer.query(
      `INSERT INTO ${statement} (account_id, position, version, recorded_at, kind, amount, balance, currency, transaction_id)
       SELECT CASE WHEN position % 2 = 0 THEN account_id ELSE CONCAT('a', position + ${rows}) END,
         position + ${rows}, version + ${rows}, recorded_at + ${rows * 1_000_000}, kind, amount + ${rows},
         balance + ${rows}, currency, CONCAT('t', position + ${rows})
       FROM ${statement} WHERE position <= ${more}`,
    );
    await open.writer.query(
      `INSERT INTO ${overview} (account_id, owner_id, currency, balance, open, version)
       SELECT CONCAT('a', version + ${rows}),
         CASE WHEN version % 1000 = 0 THEN owner_id ELSE CONCAT('o', version + ${rows}) END,
         currency, balance, open, version + ${rows}
       FROM ${overview} WHERE version <= ${more}`,
    );
  }

  it.each(reads)('%s finds them by an index', async (path) => {
    const asking = jest.spyOn(app.app.get(Transactions).reads, 'query');
    const [below, query] = path.split('?') as [string, string?];
    await read(app.url, below, Object.fromEntries(new URLSearchParams(query)));
    const asked = asking.mock.calls.filter(
      ([sql]) => sql.includes(statement) || sql.includes(overview),
    );
    asking.mockRestore();
    expect(asked.length).toBeGreaterThan(0);
    for (const [sql, values] of asked) {
      const plan = await open.transactions.reads.query(`${explain[database.name]} ${sql}`, values);
      expect(plan.filter(scans[database.name])).toEqual([]);
    }
  });
});

type PerDatabase<T> = Readonly<Record<DatabaseName, T>>;

const analyze: PerDatabase<(table: string) => string> = {
  sqlite: (table) => `ANALYZE ${table}`,
  mariadb: (table) => `ANALYZE TABLE ${table}`,
  mysql: (table) => `ANALYZE TABLE ${table}`,
  postgres: (table) => `ANALYZE ${table}`,
};

const explain: PerDatabase<string> = {
  sqlite: 'EXPLAIN QUERY PLAN',
  mariadb: 'EXPLAIN',
  mysql: 'EXPLAIN FORMAT=TRADITIONAL',
  postgres: 'EXPLAIN',
};

type Step = Readonly<Record<string, unknown>>;

const readsAll = ({ table, type }: Step) =>
  [statement, overview].includes(String(table)) && ['ALL', 'index'].includes(String(type));

/** A step of a plan that reads a whole table. */
const scans: PerDatabase<(step: Step) => boolean> = {
  sqlite: ({ detail }) => new RegExp(`^SCAN (${statement}|${overview})`).test(String(detail)),
  mariadb: readsAll,
  mysql: readsAll,
  postgres: (step) =>
    new RegExp(`Seq Scan on (${statement}|${overview})`).test(String(step['QUERY PLAN'])),
};
