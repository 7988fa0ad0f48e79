import { execFileSync } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import type { BetterSqlite3DataSourceOptions } from 'typeorm/driver/better-sqlite3/BetterSqlite3DataSourceOptions.js';
import { connectionOptions } from '../../src/configuration/connection-options.js';
import { NoteFirstTries1763600000021 } from '../../src/event-sourcing/database/migrations/1763600000021-note-first-tries.js';
import { NoteNextTries1763600000022 } from '../../src/event-sourcing/database/migrations/1763600000022-note-next-tries.js';
import { IndexParkedEvents1763600000023 } from '../../src/event-sourcing/database/migrations/1763600000023-index-parked-events.js';
import { openDatabase } from '../../src/event-sourcing/database/open-database.js';
import { lockTimeoutSeconds } from '../../src/event-sourcing/log/stores/sql/dialects/patience.js';
import { DEFAULT_ANSWER_WITHIN_MS } from '../../src/event-sourcing/log/stores/sql/transactions/transactions.js';
import { databases } from '../support/databases.js';
import { connect } from '../support/server-connection.js';
import { eachOf } from '../support/each-of.js';

const LOCK_TIMEOUT_S = lockTimeoutSeconds(DEFAULT_ANSWER_WITHIN_MS);
const servers = databases.filter(({ name }) => name !== 'sqlite');
const takeOnMysql = "SELECT GET_LOCK(CONCAT('event-sourced-bank ', DATABASE()), 0)";
const take = {
  mariadb: takeOnMysql,
  mysql: takeOnMysql,
  postgres: "SELECT pg_advisory_lock(hashtext('event-sourced-bank migrations'))",
};

eachOf(servers)('migrations: $name', (database) => {
  it("wait for another instance's, longer than a statement of the log waits", async () => {
    const url = await database.createUrl();
    const other = await connect(url);
    await other.run(take[database.name as keyof typeof take]);
    let isOpen = false;
    const opening = openDatabase(connectionOptions(url)).finally(() => (isOpen = true));
    await delay((LOCK_TIMEOUT_S + 1) * 1_000);
    expect(isOpen).toBe(false);
    await other.close();
    const dataSource = await opening;
    if (database.name === 'postgres')
      expect(await dataSource.query('SHOW lock_timeout')).toEqual([
        { lock_timeout: `${LOCK_TIMEOUT_S}s` },
      ]);
    await dataSource.destroy();
    await database.drop(url);
  });
});

describe.each(databases)('migrations: $name', (database) => {
  it('keep what was parked before events could be deferred, also where they are run twice', async () => {
    const url = await database.createUrl();
    const dataSource = await openDatabase(connectionOptions(url));
    const runner = dataSource.createQueryRunner();
    const migrations = [
      new NoteFirstTries1763600000021(),
      new NoteNextTries1763600000022(),
      new IndexParkedEvents1763600000023(),
    ];
    for (const migration of migrations.toReversed()) await migration.down(runner);
    await runner.query(
      `INSERT INTO parked_events (subscription, position, event_id, state, reason)
       VALUES ('some-policy', 1, 'id', 'parked', 'why')`,
    );
    for (const migration of migrations)
      for (let run = 1; run <= 2; run++) await migration.up(runner);
    const [row] = await dataSource.query<Record<string, unknown>[]>('SELECT * FROM parked_events');
    expect([row!.state, row!.reason]).toEqual(['parked', 'why']);
    expect([row!.first_tried_at, row!.next_try_at].map(Number)).toEqual([0, 0]);
    await runner.release();
    await dataSource.destroy();
    await database.drop(url);
  });
});

const ELSEWHERE = "require('better-sqlite3')(process.argv[1]).exec(process.argv[2])";

describe('migrations: sqlite', () => {
  it('go on where another instance begins at the same time', async () => {
    const [sqlite] = databases;
    const url = await sqlite!.createUrl();
    const options = connectionOptions(url) as BetterSqlite3DataSourceOptions;
    let begun: Promise<DataSource> | undefined;
    /** TypeORM has found no table of migrations by then, and is about to create it. */
    const verbose = (statement: unknown) => {
      if (!begun && String(statement).startsWith('CREATE TABLE "schema_migrations"')) {
        execFileSync(process.execPath, ['-e', ELSEWHERE, options.database, String(statement)]);
        begun = openDatabase(connectionOptions(url));
      }
    };
    const opened = [await openDatabase({ ...options, verbose }), await begun!];
    for (const dataSource of opened) {
      expect(await dataSource.showMigrations()).toBe(false);
      await dataSource.destroy();
    }
    await sqlite!.drop(url);
  });
});
