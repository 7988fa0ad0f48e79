import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { databaseOptions } from './database-options.js';
import { withoutSecrets } from './url/server-url.js';

function refusal(url: string): string {
  try {
    databaseOptions(url);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error(`${url} is taken`);
}

describe('the URL of a database server', () => {
  it('names user, password, host, port and database, percent-encoded', () => {
    expect(
      databaseOptions('mysql://b%40nk:p%23%2F%3F%3A%25@db.example.org:3307/my%20bank'),
    ).toMatchObject({
      type: 'mysql',
      username: 'b@nk',
      password: 'p#/?:%',
      host: 'db.example.org',
      port: 3307,
      database: 'my bank',
      poolSize: 10,
    });
    expect(databaseOptions('PostgreSQL://bank@db/bank')).toMatchObject({
      type: 'postgres',
      username: 'bank',
      password: '',
      host: 'db',
      port: undefined,
      ssl: false,
    });
  });

  it.each(['[::1]', '[fe80::1%25eth0]', '[2001:db8::7]'])(
    'may name an IPv6 address: %s',
    (host) => {
      const address = decodeURIComponent(host.slice(1, -1));
      expect(databaseOptions(`postgres://u@${host}:5433/b`)).toMatchObject({
        host: address,
        port: 5433,
      });
      expect(databaseOptions(`mariadb://u@${host}/b`)).toMatchObject({ host: address });
    },
  );

  it.each([
    ['postgres://u@%2Frun%2Fpostgresql/b', { host: '/run/postgresql' }],
    ['postgres://u@/b?host=/run/postgresql', { host: '/run/postgresql' }],
    ['postgres:///b?host=%2Frun%2Fpostgresql', { host: '/run/postgresql' }],
    ['postgres://u@localhost:5433/b?host=/run', { host: '/run', port: 5433 }],
    ['mysql://u@%2Frun%2Fmysqld.sock/b', { socketPath: '/run/mysqld.sock' }],
    ['mysql://u@localhost/b?socket=/run/mysqld.sock', { socketPath: '/run/mysqld.sock' }],
  ])('may name a Unix socket: %s', (url, expected) => {
    expect(databaseOptions(url)).toMatchObject(expected);
  });

  it.each([
    'mysql://bank:se@cret@db/bank',
    'mysql://bank:se#cret@db/bank',
    'postgres://bank:se/cret@db/bank',
    'postgres://bank:1/se@db/bank',
    'postgres://bank:se?cret@db/bank',
    'postgres://bank:1?se=cret@db/bank',
    'mysql://bank:se%cret@db/bank',
    'mysql://bank:secret@db/bank#secret',
  ])('with a password that is not encoded is told what to do: %s', (url) => {
    expect(refusal(url)).toMatch(/^must be .*@ is written %40, # %23, .*%25\.$/);
    expect(refusal(url)).not.toMatch(/se.?cret/);
  });

  it.each([
    'mysql://db',
    'mysql://db/',
    'mysql:db/bank',
    'mysql://u@/bank',
    'postgres:///bank',
    'postgres://a,b/bank',
    'postgres://u@[::g]/bank',
    'postgres://u@db:0/bank',
    'postgres://u@db:65536/bank',
    'postgres://u@db:x/bank',
    'postgres://u@db/bank/more',
    'postgres://u@db/b?host=/run',
    'postgres://u@/b?host=db',
    'postgres://u@/b?host=/run&sslmode=require',
    'mysql://u@db/b?socket=/run/s',
    'mysql://u@localhost:1/b?socket=/run/s',
    'mysql://u@localhost/b?socket=/run/s&ssl=true',
  ])('is refused: %s', (url) => {
    expect(refusal(url)).toMatch(/^must [^\n]+\.$/);
  });

  it('is shown without its password and parameters', () => {
    expect(withoutSecrets('mysql://bank:secret@db:1/bank?ssl=true')).toBe(
      'mysql://bank:***@db:1/bank',
    );
    expect(withoutSecrets('mysql://bank:se@c/ret@db/bank')).toBe('mysql://bank:***@db/bank');
    expect(withoutSecrets('postgres://bank@[::1]/bank')).toBe('postgres://bank@[::1]/bank');
  });
});

describe('the parameters of a URL', () => {
  it.each([
    ['postgres', 'connection_limit=20', { poolSize: 20 }],
    ['mysql', 'connectionLimit=3', { poolSize: 3 }],
    ['mysql', 'pool_size=5', { poolSize: 5 }],
    ['postgres', 'schema=bank', { schema: 'bank' }],
    ['postgres', 'application_name=till%201', { applicationName: 'till 1' }],
    ['mysql', 'charset=utf8mb4', { charset: 'utf8mb4' }],
  ])('%s: %s', (scheme, parameters, expected) => {
    expect(databaseOptions(`${scheme}://u@db/b?${parameters}`)).toMatchObject(expected);
  });

  it.each([
    'tls=true',
    'foo=1',
    'connect_timeout=5',
    'options=-c%20x=1',
    'password=secret',
    'Schemas=x',
  ])('that are not understood are refused, with those that are: %s', (parameter) => {
    const [name] = parameter.split('=');
    const ofPostgres = refusal(`postgres://u@db/b?${parameter}`);
    expect(ofPostgres).toMatch(
      `must not have a parameter ${name}; understood are sslmode=disable|`,
    );
    expect(ofPostgres).not.toContain('secret');
    expect(refusal(`mysql://u@db/b?${parameter}`)).toMatch(
      /understood are ssl-mode=disable\|require/,
    );
  });

  it.each([
    'postgres://u@db/b?connection_limit=2',
    'postgres://u@db/b?connection_limit=1001',
    'postgres://u@db/b?connection_limit=ten',
    'postgres://u@db/b?connection_limit=5&pool_size=6',
    'postgres://u@db/b?schema=',
    'postgres://u@db/b?schema=pg_bank',
    'postgres://u@db/b?schema=a.b',
    `postgres://u@db/b?schema=${'x'.repeat(64)}`,
    'mysql://u@db/b?schema=bank',
    'mysql://u@db/b?charset=latin1',
    'mysql://u@db/b?ssl',
  ])('are refused: %s', (url) => {
    expect(refusal(url)).toMatch(/^must [^\n]+\.$/);
  });
});

describe('TLS', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bank-url-'));
  const empty = join(folder, 'empty.pem');
  beforeAll(() => writeFileSync(empty, 'nothing'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const encrypted = { rejectUnauthorized: false };
  it.each([
    ['postgres', '', false],
    ['postgres', 'sslmode=disable', false],
    ['postgres', 'ssl=0', false],
    ['postgres', 'sslmode=require', encrypted],
    ['postgres', 'sslmode=REQUIRE', encrypted],
    ['postgres', 'sslmode=verify-full', { rejectUnauthorized: true }],
    ['postgres', 'sslmode=verify-full&sslrootcert=system', { rejectUnauthorized: true }],
    ['postgres', 'ssl=true', { rejectUnauthorized: true }],
    ['postgres', 'ssl=TRUE', { rejectUnauthorized: true }],
    ['postgres', 'ssl=1', { rejectUnauthorized: true }],
    ['mysql', 'ssl-mode=DISABLED', undefined],
    ['mysql', 'ssl-mode=REQUIRED', { ...encrypted, verifyIdentity: false }],
    ['mysql', 'sslMode=required', { ...encrypted, verifyIdentity: false }],
    ['mysql', 'ssl-mode=VERIFY_IDENTITY', { rejectUnauthorized: true, verifyIdentity: true }],
    ['mysql', 'ssl=true', { rejectUnauthorized: true, verifyIdentity: true }],
  ])('%s: %s', (scheme, parameters, ssl) => {
    const options = databaseOptions(`${scheme}://u@db/b?${parameters}`);
    expect('ssl' in options && options.ssl).toEqual(
      typeof ssl === 'object' ? expect.objectContaining(ssl) : ssl,
    );
    const checksName = JSON.stringify(ssl) === '{"rejectUnauthorized":true}';
    if (checksName) expect(options).not.toHaveProperty('ssl.checkServerIdentity');
  });

  it.each([
    'sslmode=prefer',
    'sslmode=allow',
    'ssl-mode=PREFERRED',
    'sslmode=verify',
    'sslmode=constructor',
    'sslmode=',
    'ssl=yes',
    'ssl=true&sslmode=require',
    'ssl=false&sslmode=require',
    'sslmode=verify-ca',
    'sslmode=verify-ca&sslrootcert=system',
    'sslmode=verify-full&sslrootcert=/no/such/file',
    `sslmode=verify-full&sslrootcert=${empty}`,
    'sslrootcert=/some/file',
    'sslmode=disable&sslrootcert=/some/file',
    'sslmode=require&sslcert=/some/file',
    `sslmode=require&sslcert=${empty}&sslkey=${empty}`,
  ])('is refused where less, or something else, would be done: %s', (parameters) => {
    expect(refusal(`postgres://u@db/b?${parameters}`)).toMatch(/^must [^\n]+\.$/);
    const ofMysql = parameters.replace('sslrootcert', 'ssl-ca').replace('sslc', 'ssl-c');
    expect(refusal(`mysql://u@db/b?${ofMysql.replace('sslkey', 'ssl-key')}`)).toMatch(/^must /);
  });
});

describe('sqlite', () => {
  it.each([
    ['sqlite:./data/bank.sqlite', resolve('data/bank.sqlite')],
    ['sqlite:bank', resolve('bank')],
    ['SQLite:/var/bank', '/var/bank'],
    ['sqlite:///var/bank', '/var/bank'],
    ['sqlite:/var/100 % bank', '/var/100 % bank'],
  ])('%s', (url, database) => {
    expect(databaseOptions(url)).toMatchObject({ type: 'better-sqlite3', database });
  });

  it.each([
    'sqlite:',
    'sqlite::memory:',
    'sqlite://:memory:',
    'sqlite:///:memory:',
    'sqlite:file:bank?mode=memory',
    'sqlite:file:bank',
    'sqlite://relative/x',
    'sqlite:./bank?mode=ro',
    'sqlite:./bank#1',
    'sqlite:./my%20bank',
    'sqlite:~/bank',
    'sqlite:./data/',
  ])('%s is refused', (url) => {
    expect(refusal(url)).toMatch(/^must .*sqlite:\.\/relative\/file or sqlite:\/absolute\/file\.$/);
  });
});
