import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { BankClient } from '../support/bank-client.js';
import { databases } from '../support/databases.js';
import { eventually } from '../support/eventually.js';
import { readiness } from '../support/readiness.js';
import { connect } from '../support/server-connection.js';
import { killServers, startServer } from '../support/server-process.js';
import { eachOf } from '../support/each-of.js';

const TABLES = ['events', 'log_head'];
/** Longer than a commit that failed is remembered, however well smaller tries go. */
const LONG_MS = 6_000;

/** PostgreSQL checks what is deferred when it commits, so that it can be made to fail just there. */
const failCommits = [
  `CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS
   $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$`,
  ...TABLES.map(
    (table) => `CREATE CONSTRAINT TRIGGER no_room AFTER INSERT OR UPDATE ON ${table}
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION no_room()`,
  ),
];
const giveRoom = TABLES.map((table) => `DROP TRIGGER no_room ON ${table}`);

const servers = databases.filter(({ name }) => name === 'postgres');

eachOf(servers)('a database that takes whatever is written, but no commit of it', (database) => {
  afterEach(killServers);

  it('is not said to be ready, and is again by itself', async () => {
    const databaseUrl = await database.createUrl();
    const server = await startServer(databaseUrl, { ROLE: 'api' });
    const bank = new BankClient(server.url);
    const account = randomUUID();
    expect((await bank.open(account)).status).toBe(201);
    const admin = await connect(databaseUrl);
    for (const sql of failCommits) await admin.run(sql);

    expect((await bank.deposit(account, 1)).status).toBe(503);
    for (const end = performance.now() + LONG_MS; performance.now() < end; await delay(100))
      expect(await readiness(server.url)).toMatchObject({ code: 503 });

    for (const sql of giveRoom) await admin.run(sql);
    await eventually(async () => expect((await readiness(server.url)).code).toBe(200));
    expect((await bank.deposit(account, 1)).status).toBe(204);
    await admin.close();
    bank.disconnect();
    await killServers();
    await database.drop(databaseUrl);
  });
});
