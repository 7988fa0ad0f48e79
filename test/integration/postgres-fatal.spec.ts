import { databases } from '../support/databases.js';
import { times } from '../support/hammering.js';
import { openLog, type OpenLog } from '../support/open-log.js';
import { TcpProxy, type Trap } from '../support/tcp-proxy.js';
import { eachOf } from '../support/each-of.js';

const servers = databases.filter(({ name }) => name === 'postgres');

/** PostgreSQL's ReadyForQuery, outside a transaction. */
const READY = Buffer.from('Z\0\0\0\x05I', 'latin1');

/** PostgreSQL's ErrorResponse of a server that is shutting down. */
const FATAL = ((fields: string) => {
  const body = Buffer.from(`${fields}\0`);
  const head = Buffer.from('E\0\0\0\0');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
})('SFATAL\0VFATAL\0C57P01\0Mterminating connection due to administrator command\0');

/** Just when a client is ready, the server ends it: both in one chunk. */
const readyAndFatal: Trap = async ({ client, server, sent }) => {
  server.removeAllListeners('data').on('data', (answer: Buffer) => {
    if (!answer.includes(READY)) return void client.write(answer);
    client.end(Buffer.concat([answer, FATAL]));
  });
  server.write(sent);
};

eachOf(servers)('a client that is ended when it has just connected: $name', (database) => {
  let databaseUrl: string;
  let proxy: TcpProxy;
  let open: OpenLog;

  beforeEach(async () => {
    databaseUrl = await database.createUrl();
    proxy = await TcpProxy.to(databaseUrl);
    open = await openLog(proxy.databaseUrl);
  });
  afterEach(async () => {
    await open.close();
    await proxy.close();
    await database.drop(databaseUrl);
  });

  it('does not end the process: another one does its work', async () => {
    const errors: Error[] = [];
    const listen = (error: Error) => errors.push(error);
    process.on('uncaughtException', listen);
    proxy.set('database\0', readyAndFatal);
    // More at once than the pool has clients by now.
    const read = () => open.transactions.snapshot((reader) => reader.query('SELECT pg_sleep(0.2)'));
    await Promise.all(times(8, read));
    expect(proxy.hasSprung).toBe(true);
    process.off('uncaughtException', listen);
    expect(errors).toEqual([]);
  });
});
