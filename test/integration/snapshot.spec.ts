import { databases } from '../support/databases.js';
import { openLog, type OpenLog } from '../support/open-log.js';

describe.each(databases)('a snapshot of the database: $name', (database) => {
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

  const write = (generation: number) =>
    open.transactions.run((session) =>
      session.execute('UPDATE read_models SET generation = ? WHERE name = ?', [generation, 'it']),
    );
  const sql = "SELECT generation FROM read_models WHERE name = 'it'";

  it('shows one state, and keeps nobody from writing or reading another', async () => {
    await open.transactions.run((session) =>
      session.execute("INSERT INTO read_models (name, generation) VALUES ('it', 1)"),
    );
    const { transactions } = open;
    const seen = await transactions.snapshot(async (reader) => {
      const before = await reader.query(sql);
      await write(2);
      const after = await reader.query(sql);
      return [before, after, await transactions.reads.query(sql)].map(([row]) => row!.generation);
    });
    expect(seen.map(Number)).toEqual([1, 1, 2]);
    expect(
      Number((await transactions.snapshot((reader) => reader.query(sql)))[0]!.generation),
    ).toBe(2);
  });

  it('leaves the connection as it was', async () => {
    await write(3);
    expect(Number((await open.transactions.reads.query(sql))[0]!.generation)).toBe(3);
  });
});
