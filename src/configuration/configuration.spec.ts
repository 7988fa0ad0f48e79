import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigurationMistakes } from './configuration-mistakes.js';
import { readConfiguration } from './configuration.js';
import { withoutSecrets } from '../event-sourcing/database/url/server-url.js';

function mistakes(environment: Record<string, string>): readonly string[] {
  try {
    readConfiguration(environment);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigurationMistakes);
    return (error as ConfigurationMistakes).mistakes;
  }
}

const KEY = Buffer.from(Array.from({ length: 32 }, (_, index) => index * 7));
const OLDER_KEY = Buffer.from(KEY).reverse();
describe('DATABASE_PASSWORD', () => {
  const read = (DATABASE_URL: string, DATABASE_PASSWORD: string) =>
    readConfiguration({ DATABASE_URL, DATABASE_PASSWORD });

  it.each(['p#@/:?%&w', ' ä+"\'\\$ ', '%41'])('is taken as it is: %j', (password) => {
    for (const url of ['mysql://bank@db:3306/bank', 'postgres://bank@db/bank'])
      expect(read(url, password).database).toMatchObject({ username: 'bank', password });
    expect(withoutSecrets(read('mysql://bank@db/bank', password).databaseUrl)).toBe(
      'mysql://bank:***@db/bank',
    );
  });

  it.each([
    'mysql://bank@localhost/bank?socket=/run/mysqld.sock',
    'mysql://bank@/bank?socket=/run/mysqld.sock',
    'postgres://bank@%2Frun%2Fpostgresql/bank',
    'postgres://bank@[::1]:5432/bank',
  ])('is taken however the server is reached: %s', (url) =>
    expect(read(url, 'a@b').database).toMatchObject({ username: 'bank', password: 'a@b' }),
  );

  it.each([
    ['mysql://bank:other@db/bank', 'stands beside a password in DATABASE_URL'],
    ['sqlite:./bank.sqlite', 'has no place in a DATABASE_URL of SQLite.'],
  ])('is refused where it has no place: %s', (url, why) => {
    expect(() => read(url, 'secret')).toThrow(`DATABASE_PASSWORD: ${why}`);
  });
});

describe('configuration', () => {
  const before = process.cwd();
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'bank-configuration-'));
    process.chdir(folder);
  });

  afterAll(() => {
    process.chdir(before);
    rmSync(folder, { recursive: true });
  });

  it('has an answer to everything', () => {
    const expected = {
      port: 3000,
      host: '127.0.0.1',
      databaseUrl: 'sqlite:./data/bank.sqlite',
      logLevel: 'info',
      defaultCurrency: 'EUR',
      http: { requestTimeoutMs: 30_000, stalledAnswerMs: 30_000, keepAliveMs: 72_000 },
      drainMs: 5_000,
      journal: { maxWaiting: 10_000, maxBatch: 1_000, maxStreams: 50_000 },
      maxClockLeadMs: 60_000,
    };
    expect(readConfiguration({})).toMatchObject(expected);
    expect(readConfiguration({ PORT: '', HOST: ' ', LOG_LEVEL: '' })).toMatchObject(expected);
  });

  it('is what the environment says', () => {
    const configuration = readConfiguration({
      PORT: '0',
      HOST: '0.0.0.0',
      DATABASE_URL: 'mysql://bank:secret@db/bank',
      LOG_LEVEL: 'WARN',
      DEFAULT_CURRENCY: 'chf',
      JOURNAL_MAX_WAITING: '1000',
      JOURNAL_MAX_BATCH: '2',
      ANSWER_WITHIN_MS: '5000',
      JOURNAL_MAX_STREAMS: '3',
      REQUEST_TIMEOUT_MS: '100',
      STALLED_ANSWER_MS: '101',
      KEEP_ALIVE_MS: '102',
      DRAIN_MS: '0',
      BASE_PATH: '/bank/',
      TRUST_PROXY: 'loopback, 10.0.0.0/8',
      MAX_CLOCK_LEAD_MS: '2000',
    });
    expect(configuration).toMatchObject({
      port: 0,
      host: '0.0.0.0',
      database: { type: 'mysql', host: 'db' },
      logLevel: 'warn',
      defaultCurrency: 'CHF',
      journal: { maxWaiting: 1_000, maxBatch: 2, maxStreams: 3, answerWithinMs: 5_000 },
      http: {
        requestTimeoutMs: 100,
        stalledAnswerMs: 101,
        keepAliveMs: 102,
        outside: { basePath: '/bank' },
      },
      drainMs: 0,
      maxClockLeadMs: 2_000,
    });
  });

  it('tells all mistakes at once, a line each', () => {
    const all = mistakes({
      PORT: '65536',
      DATABASE_URL: 'oracle://bank',
      LOG_LEVEL: 'loud',
      DEFAULT_CURRENCY: 'EURO',
      JOURNAL_MAX_WAITING: '999',
      JOURNAL_MAX_BATCH: '1e3',
      JOURNAL_MAX_STREAMS: '-1',
      REQUEST_TIMEOUT_MS: '99',
      STALLED_ANSWER_MS: '30s',
      KEEP_ALIVE_MS: '-1',
      DRAIN_MS: '600001',
      BASE_PATH: 'bank',
      TRUST_PROXY: 'true',
      MAX_CLOCK_LEAD_MS: '999',
    });
    expect(all).toHaveLength(14);
    expect(all).toContain('DRAIN_MS must be a whole number from 0 to 600000, not "600001".');
    expect(all[0]).toBe('PORT must be a whole number from 0 to 65535, not "65536".');
    const fewest = 'JOURNAL_MAX_WAITING must be a whole number from 1000 to 10000000, not "999".';
    expect(all).toContain(fewest);
    for (const mistake of all) expect(mistake).toMatch(/^[A-Z_]+ [^\n]+$/);
  });

  it.each(['x', '-1', '1.5', '0x10', '99999999999999999999', '3000 '])('PORT=%s', (PORT) => {
    expect(mistakes({ PORT })).toHaveLength(PORT.trim() === '3000' ? 0 : 1);
  });

  it.each(['ANG', 'XAU', 'uſd'])('DEFAULT_CURRENCY=%s', (DEFAULT_CURRENCY) => {
    expect(mistakes({ DEFAULT_CURRENCY })).toEqual([
      `DEFAULT_CURRENCY must be a current ISO 4217 currency with a minor unit, such as EUR, not "${DEFAULT_CURRENCY}".`,
    ]);
  });

  it.each(['bank', 'sqlite:', 'mysql://host', 'postgres://', 'http://x/y'])(
    'DATABASE_URL=%s',
    (url) => {
      expect(mistakes({ DATABASE_URL: url })).toHaveLength(1);
    },
  );

  it.each([
    [{}, 'all', true],
    [{ ROLE: 'all' }, 'all', true],
    [{ ROLE: 'api' }, 'api', false],
    [{ ROLE: 'Consumers' }, 'consumers', true],
  ])('%j: the role is %s, and that it runs consumers is %s', (environment, role, run) => {
    expect(readConfiguration(environment)).toMatchObject({ role, consumers: { run } });
  });

  it('knows no other role', () => {
    expect(mistakes({ ROLE: 'leader' })).toEqual([
      'ROLE must be one of all, api, consumers, not "leader".',
    ]);
  });

  it('has no key, no mail server and no bonus unless it is given them', () => {
    const { dataKeys, mail, bonus } = readConfiguration({ DATA_KEY: ' ', BONUS_RATE: '5' });
    expect([dataKeys, bonus]).toEqual([undefined, undefined]);
    expect(mail).toEqual({
      server: undefined,
      from: 'bank@localhost',
      longestMs: 20_000,
      deferral: { firstPauseMs: 30_000, longestPauseMs: 3_600_000, giveUpAfterMs: 432_000_000 },
    });
  });

  it('of personal data, mail and bonus is what the environment says', () => {
    const { dataKeys, mail, bonus } = readConfiguration({
      DATA_KEY: KEY.toString('hex'),
      DATA_KEY_PREVIOUS: OLDER_KEY.toString('base64'),
      SMTP_URL: 'smtps://bank:secret@mail.example.org:465',
      MAIL_FROM: 'The bank <bank@example.org>',
      MAIL_TIMEOUT_MS: '5000',
      MAIL_RETRY_MS: '100',
      MAIL_GIVE_UP_MS: '2592000000',
      BONUS_ACCOUNT_ID: '123E4567-E89B-42D3-A456-426614174000',
      BONUS_RATE: '250',
      BONUS_CAP: '9223372036854775807',
    });
    expect(dataKeys?.current.key.export()).toEqual(KEY);
    expect(dataKeys?.previous?.key.export()).toEqual(OLDER_KEY);
    expect(mail).toEqual({
      server: {
        host: 'mail.example.org',
        port: 465,
        secure: true,
        login: { user: 'bank', pass: 'secret' },
        plain: false,
      },
      from: 'The bank <bank@example.org>',
      longestMs: 5_000,
      deferral: { firstPauseMs: 100, longestPauseMs: 3_600_000, giveUpAfterMs: 2_592_000_000 },
    });
    const accountId = '123e4567-e89b-42d3-a456-426614174000';
    expect(bonus).toEqual({ accountId, basisPoints: 250, cap: 2n ** 63n - 1n });
  });

  it.each([
    ['DATA_KEY', 'secret'],
    ['DATA_KEY', 'secret'.repeat(11)],
    ['DATA_KEY', '00'.repeat(32)],
    ['DATA_KEY', 'AB'.repeat(32)],
    ['DATA_KEY', Buffer.alloc(32, 7).toString('base64')],
    ['DATA_KEY', Buffer.from('secretsecretsecretsecretsecretse').toString('base64')],
    ['DATA_KEY_PREVIOUS', KEY.toString('hex')],
    ['SMTP_URL', 'http://secret@mail'],
    ['SMTP_URL', 'secret'],
    ['SMTP_URL', 'smtp://'],
    ['SMTP_URL', 'smtp://bank:secret@mail?requireTLS=false'],
    ['MAIL_FROM', 'bänk@example.org'],
    ['MAIL_TIMEOUT_MS', '99'],
    ['MAIL_TIMEOUT_MS', '45001'],
    ['MAIL_RETRY_MS', '3600001'],
    ['MAIL_GIVE_UP_MS', '2592000001'],
    ['MAIL_FROM', 'bank'],
    ['MAIL_FROM', 'bank@example.org, other@example.org'],
    ['BONUS_ACCOUNT_ID', 'x'],
    ['BONUS_RATE', '0'],
    ['BONUS_RATE', '10001'],
    ['BONUS_RATE', '1.5'],
    ['BONUS_CAP', '0'],
    ['BONUS_CAP', '-1'],
    ['BONUS_CAP', '9223372036854775808'],
  ])('%s=%s is a mistake, told without a secret', (name, text) => {
    const [mistake, ...more] = mistakes({ [name]: text });
    expect(more).toEqual([]);
    expect(mistake).toMatch(new RegExp(`^${name} must .*\\.$`));
    expect(mistake).not.toContain('secret');
  });

  it.each(['secret', KEY.toString('hex').toUpperCase()])(
    'takes as the key before DATA_KEY only another one: %s',
    (previous) => {
      const of = { DATA_KEY: KEY.toString('hex'), DATA_KEY_PREVIOUS: previous };
      expect(mistakes(of)).toEqual([expect.stringMatching(/^DATA_KEY_PREVIOUS must be .*\.$/)]);
    },
  );

  it.each([
    ['DATBASE_URL', 'DATABASE_URL'],
    ['DATABSAE_URL', 'DATABASE_URL'],
    ['DATABASE_URLS', 'DATABASE_URL'],
    ['DATABASEURL', 'DATABASE_URL'],
    ['database_url', 'DATABASE_URL'],
    ['DATA_KEY_PREVOIUS', 'DATA_KEY_PREVIOUS'],
    ['LOGLEVEL', 'LOG_LEVEL'],
    ['JOURNAL_MAX_BATCHES', 'JOURNAL_MAX_BATCH'],
    ['SMTP_URI', 'SMTP_URL'],
  ])('is not read from a variable of another name: %s', (name, right) => {
    expect(mistakes({ [name]: 'secret' })).toEqual([
      `${name} is no variable of the bank's: write ${right}.`,
    ]);
  });

  it('leaves alone what is empty, short, or for others', () => {
    const others = [
      ...['HOSTNAME', 'HOSTTYPE', 'LANGUAGE', 'LOGNAME', 'MACHTYPE', 'MAILCHECK', 'MAILPATH'],
      ...[
        'BASH_ENV',
        'HISTFILE',
        'HOMEPATH',
        'NODE_ENV',
        'NODE_OPTIONS',
        'HTTP_PROXY',
        'http_proxy',
      ],
      ...[
        'LS_COLORS',
        'XDG_DATA_HOME',
        'DATA_DIR',
        'SMTP_PORT',
        'SMTP_HOST',
        'MAIL_HOST',
        'MAIL_PORT',
      ],
      ...[
        'MYSQL_URL',
        'POSTGRES_URL',
        'TEST_DATABASE_URL',
        'npm_config_loglevel',
        'REQUEST_METHOD',
      ],
      ...[
        'HOTS',
        'ROLES',
        'PROT',
        'KUBERNETES_PORT',
        'BANK_PORT',
        'INVOCATION_ID',
        'JOURNAL_STREAM',
      ],
    ];
    const environment = Object.fromEntries(others.map((name) => [name, 'x']));
    expect(() => readConfiguration({ ...environment, DATBASE_URL: ' ' })).not.toThrow();
  });

  it('shows no password', () => {
    expect(mistakes({ DATABASE_URL: 'mysql://bank:secret@host' }).join()).not.toContain('secret');
    expect(withoutSecrets('mysql://bank:secret@host/bank')).toBe('mysql://bank:***@host/bank');
    expect(withoutSecrets('sqlite:./data/bank.sqlite')).toBe('sqlite:./data/bank.sqlite');
    expect(withoutSecrets('postgres://host/bank?password=secret')).not.toContain('secret');
  });
});
