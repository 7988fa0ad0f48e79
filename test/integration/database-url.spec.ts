import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectionOptions } from '../../src/configuration/connection-options.js';
import { openDatabase } from '../../src/event-sourcing/database/open-database.js';
import { certificate } from '../support/certificate.js';
import { stopDatabaseServers } from '../support/database-servers.js';
import { databases, type DatabaseName } from '../support/databases.js';
import { ofAddress, ofName } from '../support/signed-certificates.js';
import { TlsServer } from '../support/tls-server.js';
import { eachOf } from '../support/each-of.js';

const servers = databases.flatMap(({ name }) => (name === 'sqlite' ? [] : [name]));
const isEncrypted = {
  mysql: "SHOW SESSION STATUS LIKE 'Ssl_cipher'",
  mariadb: "SHOW SESSION STATUS LIKE 'Ssl_cipher'",
  postgres:
    'SELECT COALESCE(cipher, \'\') AS "Value" FROM pg_stat_ssl WHERE pid = pg_backend_pid()',
};

/** The cipher of a connection that the URL leads to; empty without TLS. */
async function cipherOf(name: keyof typeof isEncrypted, url: string): Promise<string> {
  const dataSource = await openDatabase(connectionOptions(url));
  try {
    const [row] = await dataSource.query<{ Value: string }[]>(isEncrypted[name]);
    return row!.Value;
  } finally {
    await dataSource.destroy();
  }
}

eachOf(servers)('TLS as a URL asks for it: %s', (name) => {
  let server: TlsServer;
  let elsewhere: string;
  const isPostgres = name === 'postgres';

  beforeAll(async () => {
    server = await TlsServer.start(name, ofName);
    elsewhere = await mkdtemp(join(tmpdir(), 'bank-ca-'));
    await writeFile(join(elsewhere, 'ca.pem'), certificate.cert);
  });
  afterAll(async () => {
    await stopDatabaseServers();
    await server.removeFiles();
    await rm(elsewhere, { recursive: true });
  });

  /** The parameters in the words of the engine. */
  function url(host: string, mode: string, ca?: string): string {
    const bank = Object.assign(new URL(server.databaseUrl), { hostname: host });
    const words = isPostgres ? ['sslmode', 'sslrootcert'] : ['ssl-mode', 'ssl-ca'];
    bank.searchParams.set(words[0]!, mode);
    if (ca !== undefined) bank.searchParams.set(words[1]!, ca);
    return bank.href;
  }
  const cipher = (...of: Parameters<typeof url>) => cipherOf(name, url(...of));

  it('is none where none is asked for, and encrypts whatever the certificate is', async () => {
    expect(await cipherOf(name, server.databaseUrl)).toBe('');
    expect(await cipher('127.0.0.1', 'disable')).toBe('');
    expect(await cipher('127.0.0.1', 'require')).toMatch(/TLS/);
  });

  it('checks who has signed the certificate, and of whom it is', async () => {
    const ours = server.authorityFile;
    const others = join(elsewhere, 'ca.pem');
    expect(await cipher('127.0.0.1', 'verify-ca', ours)).toMatch(/TLS/);
    expect(await cipher('127.0.0.1', 'require', ours)).toMatch(/TLS/);
    expect(await cipher('localhost', 'verify-full', ours)).toMatch(/TLS/);
    for (const mode of ['require', 'verify-ca', 'verify-full'])
      await expect(cipher('localhost', mode, others)).rejects.toThrow(/certificate/);
    await expect(cipher('localhost', 'verify-full')).rejects.toThrow(/certificate/);
    await expect(cipher('127.0.0.1', 'verify-full', ours)).rejects.toThrow(/altnames/);
  });

  it('checks an address as well as a name', async () => {
    await server.changeCertificate(ofAddress);
    const ours = server.authorityFile;
    expect(await cipher('127.0.0.1', 'verify-full', ours)).toMatch(/TLS/);
    await expect(cipher('localhost', 'verify-full', ours)).rejects.toThrow(/altnames/);
    await server.changeCertificate(ofName);
  });

  it("shows the client's own certificate", async () => {
    const { cert, key } = server.certificateFiles;
    const words = isPostgres ? ['sslcert', 'sslkey'] : ['ssl-cert', 'ssl-key'];
    const admin = await openDatabase(connectionOptions(server.databaseUrl));
    const known = new URL(url('localhost', 'require'));
    if (!isPostgres) {
      await admin.query("CREATE USER known@'%' REQUIRE X509");
      await admin.query("GRANT ALL ON bank.* TO known@'%'");
      known.username = 'known';
      await expect(cipherOf(name, known.href)).rejects.toThrow(/denied/);
    }
    known.searchParams.set(words[0]!, cert);
    known.searchParams.set(words[1]!, key);
    const dataSource = await openDatabase(connectionOptions(known.href));
    if (isPostgres)
      expect(
        await dataSource.query('SELECT client_dn FROM pg_stat_ssl WHERE pid = pg_backend_pid()'),
      ).toEqual([{ client_dn: '/CN=Test server' }]);
    await dataSource.destroy();
    await admin.destroy();
  });

  it('is not needed on a Unix socket', async () => {
    const bank = Object.assign(new URL(server.databaseUrl), { hostname: 'localhost' });
    if (!isPostgres) bank.port = '';
    bank.searchParams.set(isPostgres ? 'host' : 'socket', server.socket);
    const dataSource = await openDatabase(connectionOptions(bank.href));
    const [row] = await dataSource.query<{ address: string }[]>(
      isPostgres ? 'SELECT inet_client_addr() AS address' : 'SELECT USER() AS address',
    );
    // MySQL calls whoever comes over a socket localhost; over TCP it has the address.
    expect(row!.address).toBe(isPostgres ? null : 'root@localhost');
    await dataSource.destroy();
  });
});

const withoutTls: readonly DatabaseName[] = ['mariadb', 'postgres'];
eachOf(databases.filter(({ name }) => withoutTls.includes(name)))(
  'a server without TLS: $name',
  (database) => {
    it.each(['sslmode=require', 'ssl=true', 'ssl=1', 'ssl-mode=VERIFY_IDENTITY'])(
      'is not spoken to in the clear where the URL has %s',
      async (parameter) => {
        const url = await database.createUrl();
        const opening = openDatabase(connectionOptions(`${url}?${parameter}`));
        await expect(opening).rejects.toThrow(/does not support (SSL|secure)/);
        await database.drop(url);
      },
    );
  },
);

eachOf(databases.filter(({ name }) => name === 'postgres'))('a schema: $name', (database) => {
  it('has all tables, and is made where it is missing', async () => {
    const url = await database.createUrl();
    for (let start = 1; start <= 2; start++) {
      const dataSource = await openDatabase(connectionOptions(`${url}?schema=Some%20bank`));
      expect(
        await dataSource.query(
          `SELECT schemaname AS schema, COUNT(*) > 5 AS many FROM pg_tables
           WHERE schemaname NOT IN ('pg_catalog', 'information_schema') GROUP BY 1`,
        ),
      ).toEqual([{ schema: 'Some bank', many: true }]);
      await dataSource.destroy();
    }
    await database.drop(url);
  });
});
