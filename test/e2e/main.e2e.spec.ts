import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { databases } from '../support/databases.js';
import { eachOf } from '../support/each-of.js';

const main = join(__dirname, '..', '..', 'dist', 'main.js');

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

describe('the program', () => {
  const [database] = databases;
  let databaseUrl: string;

  beforeAll(async () => {
    databaseUrl = await database!.createUrl();
  });

  afterAll(() => database!.drop(databaseUrl));

  async function run(environment: Record<string, string>, whenServing?: NodeJS.Signals) {
    const settings = { PORT: '0', DATABASE_URL: databaseUrl, LOG_LEVEL: 'info', ...environment };
    const child = spawn(process.execPath, [main], { env: { ...process.env, ...settings } });
    const ended: { out: string; error: string } = { out: '', error: '' };
    child.stdout.on('data', (chunk: Buffer) => {
      ended.out += chunk.toString();
      if (whenServing && ended.out.includes('Swagger UI')) child.kill(whenServing);
    });
    child.stderr.on('data', (chunk: Buffer) => (ended.error += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, ...ended } satisfies Ended;
  }

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'says where it serves, and ends on %s',
    async (signal) => {
      const { code, out, error } = await run({}, signal);
      expect(error).toBe('');
      const file = databaseUrl.slice('sqlite:'.length);
      expect(messagesIn(out)).toEqual([
        expect.stringMatching(/^Serving on http:\/\/127\.0\.0\.1:[1-9]\d+$/),
        ...(signal === 'SIGTERM' ? [`Began a new, empty bank in ${file}`] : []),
        `Database: ${databaseUrl}`,
        expect.stringMatching(/^Swagger UI: http:\/\/127\.0\.0\.1:[1-9]\d+\/docs$/),
        `${signal}: finishing what is under way`,
      ]);
      expect(code).toBe(0);
    },
  );

  it('says that others must run the consumers, if its role is api', async () => {
    const { out } = await run({ ROLE: 'api' }, 'SIGTERM');
    expect(out).toMatch(/"ROLE is api: no consumers here,[^"]* ROLE=consumers"/);
  });

  it('says what is wrong with its configuration, a line each', async () => {
    const { code, out, error } = await run({
      PORT: 'http',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'oracle://scott:tiger@db',
    });
    expect(error).toBe('');
    expect(messagesIn(out)).toEqual([
      'PORT must be a whole number from 0 to 65535, not "http".',
      expect.stringMatching(/^DATABASE_URL must be mysql:/),
      expect.stringMatching(/^LOG_LEVEL must be one of silent, /),
    ]);
    expect(out).not.toContain('tiger');
    expect(code).toBe(1);
  });

  it('says that its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const ended = await run({ PORT: String(port) });
    other.close();
    const line = `The service can not start: port ${port} of 127.0.0.1 is in use. Set PORT to another one.`;
    expect([ended.code, ended.error, messagesIn(ended.out)]).toEqual([1, '', [line]]);
  });

  eachOf(databases.filter(({ name }) => name !== 'sqlite'))('on $name', (database) => {
    it('says that its database does not let it in', async () => {
      const { createUrl, drop } = database;
      const url = await createUrl();
      const wrong = Object.assign(new URL(url), { username: 'nobody', password: 'secret' });
      const { code, out, error } = await run({ DATABASE_URL: wrong.href });
      await drop(url);
      expect(messagesIn(out)).toEqual([
        expect.stringMatching(
          `^The service can not start: The database at ${wrong.host} refuses DATABASE_URL: .*nobody.*\\. Correct its user, password or database\\.$`,
        ),
      ]);
      expect(out).not.toContain('secret');
      expect({ code, error }).toEqual({ code: 1, error: '' });
    });
  });

  it('says that its database is not to be opened', async () => {
    const { code, out } = await run({ DATABASE_URL: 'sqlite:/dev/null/bank.sqlite' });
    expect(messagesIn(out)).toEqual([
      expect.stringMatching(/^The service can not start: DATABASE_URL .*\/dev\/null/),
    ]);
    expect(code).toBe(1);
  });
});

/** Each line of the log is JSON, the last words too. */
const messagesIn = (out: string): string[] =>
  out
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { msg: string }).msg);
