import { engineOf } from '../../src/event-sourcing/integrity/engines/engines.js';
import { SCAN_PAGE, type TableToScan } from '../../src/event-sourcing/integrity/engines/engine.js';
import { exactValues } from '../../src/event-sourcing/integrity/tables/exact-values.js';
import { dialectOf } from '../../src/event-sourcing/log/stores/sql/dialects/dialects.js';
import type { TableDefinition } from '../../src/event-sourcing/log/stores/sql/dialects/dialect.js';
import { databases } from '../support/databases.js';
import { times } from '../support/hammering.js';
import { openLog, type OpenLog } from '../support/open-log.js';

const MAX = 2n ** 63n - 1n;
const A_PAGE_IN = 1_000;

const table: TableDefinition = {
  name: 'scanned',
  columns: [
    { name: 'owner', type: 'key' },
    { name: 'number', type: 'bigint' },
    { name: 'sum', type: 'decimal' },
    { name: 'note', type: 'text', nullable: true },
  ],
  primaryKey: ['owner', 'number'],
};

/** Three pages, of owners with many rows and with one. */
const rows = times(2 * SCAN_PAGE + 1, (index) => [
  index < SCAN_PAGE + 10 ? 'one' : `owner ${index}`,
  String(MAX - BigInt(index)),
  `${MAX}${index}`,
  index % 2 === 0 ? null : `Nº ${index} 🏦\\' `,
]);

describe.each(databases)('a scan of a whole table: $name', (database) => {
  let databaseUrl: string;
  let open: OpenLog;

  beforeAll(async () => {
    databaseUrl = await database.createUrl();
    open = await openLog(databaseUrl);
  });
  afterAll(async () => {
    await open?.close();
    await database.drop(databaseUrl);
  });

  const run = (sql: string, values: readonly unknown[] = []) =>
    open.transactions.run((session) => session.execute(sql, values));

  async function insert(name: string, of: readonly unknown[][]): Promise<void> {
    for (let from = 0; from < of.length; from += A_PAGE_IN) {
      const page = of.slice(from, from + A_PAGE_IN);
      const { sql, values } = dialectOf(open.writer).insertRows(name, table.columns, page);
      await run(sql, values);
    }
  }

  /** As text, since a scan keeps to no order of its own. */
  async function scan(of: TableToScan): Promise<string[]> {
    const engine = engineOf(open.writer);
    return open.transactions.snapshot(async (reader) => {
      const found: string[] = [];
      for await (const page of engine.scan(reader, of))
        for (const row of page) found.push(exactValues(of.columns, row).join('|'));
      return found.sort();
    });
  }

  it('gives each row once, and to the letter', async () => {
    for (const statement of dialectOf(open.writer).createTable(table.name, table))
      await run(statement);
    await insert(table.name, rows);
    expect(await scan(table)).toEqual(Array.from(rows, (row) => row.join('|')).sort());
  });

  it('gives rows of the same key, where nothing keeps them from that', async () => {
    await run(`CREATE TABLE keyless AS SELECT * FROM ${table.name}`);
    const again = rows.slice(SCAN_PAGE - 3, SCAN_PAGE + 3);
    await insert('keyless', again);
    const found = await scan({ ...table, name: 'keyless' });
    expect(found).toHaveLength(rows.length + again.length);
    expect(found).toEqual(Array.from([...rows, ...again], (row) => row.join('|')).sort());
  });

  it('knows tables that are stored by their key alone', async () => {
    const one = "INSERT INTO snapshots VALUES ('stream', 1, ?, 1, 1, '{}')";
    const first = await run(one, [1]);
    for (let count = first; count <= 2 * SCAN_PAGE; count *= 2)
      await run(
        `INSERT INTO snapshots SELECT stream_id, 1, version + ${count}, 1, 1, '{}' FROM snapshots`,
      );
    const [row] = await open.transactions.reads.query('SELECT COUNT(*) AS n FROM snapshots');
    const found = await scan({
      name: 'snapshots',
      columns: [
        { name: 'stream_id', type: 'text' },
        { name: 'schema_version', type: 'bigint' },
        { name: 'version', type: 'bigint' },
      ],
      primaryKey: ['stream_id', 'schema_version', 'version'],
    });
    expect(Number(row!.n)).toBeGreaterThan(2 * SCAN_PAGE);
    expect(new Set(found).size).toBe(Number(row!.n));
  });
});
