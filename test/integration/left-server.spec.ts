import { setTimeout as delay } from 'node:timers/promises';
import type { Row } from '../../src/event-sourcing/log/stores/sql/transactions/transactions.js';
import { startPrivately } from '../support/database-servers.js';
import { eachOf } from '../support/each-of.js';
import { times } from '../support/hammering.js';
import { openLog } from '../support/open-log.js';
import { createBank } from '../support/server-connection.js';
import { privateServers } from '../support/private-servers.js';
import { TcpProxy } from '../support/tcp-proxy.js';

const sleep = {
  mariadb: 'SELECT SLEEP(1)',
  mysql: 'SELECT SLEEP(1)',
  postgres: 'SELECT pg_sleep(1)',
};
/** Fewer than the pool may have, so that the write opens another one. */
const OLD_CONNECTIONS = 3;
const READS = 20;

eachOf(privateServers)(
  'a server that is left while connections to it last: $name',
  ({ name, server: kind, program }) => {
    it('is not read from any more when something was written to the next one', async () => {
      const [before, after] = await Promise.all(times(2, () => startPrivately(kind, program)));
      const [oldUrl, newUrl] = [await createBank(before!), await createBank(after!)];
      await (await openLog(newUrl)).close();
      const proxy = await TcpProxy.to(oldUrl);
      const { transactions, close } = await openLog(proxy.databaseUrl);
      const position = () => transactions.reads.query('SELECT position FROM log_head');

      await Promise.all(times(OLD_CONNECTIONS, position));
      // All that are idle are busy for a while, so that the write needs a new one.
      const busy = Promise.all(times(OLD_CONNECTIONS, () => transactions.reads.query(sleep[name])));
      await delay(200);
      proxy.moveTo(newUrl);
      const writing = transactions.run((session) =>
        session.execute('UPDATE log_head SET position = 7 WHERE id = 1'),
      );
      await Promise.all([busy, writing]);

      const found = await Promise.all(times(READS, position));
      expect(new Set(found.map(([row]: Row[]) => Number(row!.position)))).toEqual(new Set([7]));
      await close();
      await proxy.close();
    });
  },
);
