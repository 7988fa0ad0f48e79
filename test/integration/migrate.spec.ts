import { setTimeout as delay } from 'node:timers/promises';
import { connectionOptions } from '../../src/database/connection-options.js';
import { openDatabase } from '../../src/database/open-database.js';
import { LOCK_TIMEOUT_S } from '../../src/database/timeouts.js';
import { databases } from '../support/databases.js';
import { connect } from '../support/server-connection.js';

const servers = databases.filter(({ name }) => name !== 'sqlite');
const take = {
  mariadb: "SELECT GET_LOCK(CONCAT('event-sourced-bank ', DATABASE()), 0)",
  postgres: "SELECT pg_advisory_lock(hashtext('event-sourced-bank migrations'))",
};

describe.each(servers)('migrations: $name', (database) => {
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
      expect(await dataSource.query('SHOW lock_timeout')).toEqual([{ lock_timeout: '10s' }]);
    await dataSource.destroy();
    await database.drop(url);
  });
});
