import { execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  readdir,
  rename,
  rm,
  stat,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import request from 'supertest';
import { BankClient } from '../support/bank-client.js';
import { eventually } from '../support/eventually.js';
import { killServers, MAIN, startServer, type ServerProcess } from '../support/server-process.js';

const LOST = 'The file of the database was deleted, moved or replaced.';
const account = randomUUID();

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bank-file-'));
  file = join(folder, 'bank.sqlite');
});
afterEach(async () => {
  await killServers();
  await rm(folder, { recursive: true, force: true });
});

const urlOf = (path: string) => `sqlite:${path}`;

describe("a bank's file, while a server has it open", () => {
  let server: ServerProcess;
  let client: BankClient;
  let acknowledged: number;

  beforeEach(async () => {
    server = await startServer(urlOf(file));
    client = new BankClient(server.url);
    expect((await client.open(account)).status).toBe(201);
    acknowledged = 0;
    await deposits(20);
  });
  afterEach(() => client.disconnect());

  /** Each of one cent, all of which must be done. */
  async function deposits(count: number): Promise<void> {
    const answers = await Promise.all(
      Array.from({ length: count }, () => client.deposit(account, 1)),
    );
    for (const { status } of answers) expect(status).toBe(204);
    acknowledged += count;
  }

  const ready = () => request(server.url).get('/health/ready');
  const told = () => server.printed().match(/"context":"Database"/g) ?? [];

  /** From the first request on, and all the time. */
  async function isRefused(): Promise<void> {
    for (let times = 0; times < 20; times++) {
      const { status, body } = await client.deposit(account, 1);
      expect({ status, body: JSON.parse(body) as object }).toMatchObject({
        status: 503,
        body: { code: 'log-unavailable', detail: `${LOST} Nothing was done; try again.` },
      });
    }
    // What is only read goes by what was seen a quarter of a second ago.
    await eventually(async () => {
      const answer = await ready().expect(503);
      expect(answer.body).toMatchObject({ detail: `${LOST} Try again.` });
    });
    await request(server.url).get(`/api/account/${account}`).expect(503);
    await request(server.url).get('/api/accounts').expect(503);
    await request(server.url).get('/api/ledger').expect(503);
    await request(server.url).get('/health/live').expect(200);
    expect(told()).toHaveLength(1);
  }

  async function isWell(): Promise<void> {
    await eventually(async () => {
      await ready().expect(200);
      expect(await client.balance(account)).toBe(acknowledged);
    });
    await deposits(5);
  }

  it('is missed when it is moved away, and the service goes on when it is back', async () => {
    await rename(file, join(folder, 'elsewhere'));
    await isRefused();
    await rename(join(folder, 'elsewhere'), file);
    await isWell();
    expect(server.printed()).toContain('is there again');
  });

  it('is missed when its folder is renamed, too', async () => {
    await rename(folder, `${folder}-elsewhere`);
    await isRefused();
    await rename(`${folder}-elsewhere`, folder);
    await isWell();
  });

  it('is not followed by an empty bank when it is deleted', async () => {
    await rm(file);
    await isRefused();
    expect(await server.stop()).toBe(0);
    expect(await readdir(folder)).not.toContain('bank.sqlite');
    expect(await refusal()).toMatch(/bank\.sqlite is missing, but .*bank\.sqlite-wal .* are there/);
    expect(await readdir(folder)).not.toContain('bank.sqlite');
  });

  it('is missed when it is emptied', async () => {
    await truncate(file);
    await isRefused();
  });

  it('is missed when another bank is put in its place, which is left as it is', async () => {
    const other = join(folder, 'other.sqlite');
    const second = await startServer(urlOf(other));
    await second.stop();
    const before = readFileSync(other);
    await rename(other, file);
    await isRefused();
    await server.stop();
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it.each(['-wal', '-shm'])(
    'is not written without its %s; all is there again after a restart',
    async (suffix) => {
      await rm(file + suffix);
      await isRefused();
      expect(await server.stop()).toBe(0);
      server = await startServer(urlOf(file));
      client.disconnect();
      client = new BankClient(server.url);
      await isWell();
    },
  );

  it('is not opened once its log was deleted and the server killed, until somebody says so', async () => {
    await server.kill();
    await rm(`${file}-wal`);
    expect(await refusal()).toMatch(
      /bank\.sqlite-wal is missing, though .* what was acknowledged last may be lost\. .* delete .*-shm\.$/,
    );
    await rm(`${file}-shm`);
    server = await startServer(urlOf(file));
    await ready().expect(200);
  });
});

describe("a bank's file, at the start of a server", () => {
  it('is begun where there is none, which is told, and read by nobody else', async () => {
    const inside = join(folder, 'data', 'deep', 'bank.sqlite');
    const before = process.umask(0o022);
    const server = await startServer(urlOf(inside)).finally(() => process.umask(before));
    const line = `Began a new, empty bank in ${inside}`;
    await eventually(() => expect(server.printed()).toContain(line));
    const modes = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);
    for (const suffix of ['', '-wal', '-shm']) expect(await modes(inside + suffix)).toBe('600');
    for (const part of ['data', join('data', 'deep')])
      expect(await modes(join(folder, part))).toBe('700');
    expect((await readdir(join(folder, 'data', 'deep'))).sort()).toEqual(
      ['', '-shm', '-wal'].map((suffix) => `bank.sqlite${suffix}`),
    );
    await server.stop();
    const again = await startServer(urlOf(inside));
    await eventually(() => expect(again.printed()).toContain('Swagger UI'));
    expect(again.printed()).not.toContain(line);
  });

  it('is one for all that start at once', async () => {
    const servers = await Promise.all(Array.from({ length: 3 }, () => startServer(urlOf(file))));
    const clients = servers.map(({ url }) => new BankClient(url));
    expect((await clients[0]!.open(account)).status).toBe(201);
    for (const client of clients) expect((await client.deposit(account, 1)).status).toBe(204);
    expect(await clients[0]!.balance(account)).toBe(3);
    for (const client of clients) client.disconnect();
  });

  it.each([
    ['empty', '', /bank\.sqlite is empty\. .* delete the file\.$/],
    ['no database', 'Dear diary, '.repeat(500), /file is not a database$/],
  ])('is refused, and left as it is, if it is %s', async (_, content, why) => {
    await writeFile(file, content);
    expect(await refusal()).toMatch(why);
    expect(await readdir(folder)).toEqual(['bank.sqlite']);
    expect(readFileSync(file, 'utf8')).toBe(content);
  });

  it('is refused, and left as it is, if it is of another program', async () => {
    const other = new Database(file);
    other.exec('CREATE TABLE schema_migrations (version TEXT)');
    other.close();
    const before = readFileSync(file);
    expect(await refusal()).toMatch(
      /bank\.sqlite holds no bank, but something else\. .* delete it\.$/,
    );
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it.each([
    ['a file that may not be written', 0o400, 0o700],
    ['a folder that may not be written', 0o600, 0o500],
  ])('is refused in a line: %s', async (_, ofFile, ofFolder) => {
    const inside = join(folder, 'data');
    const path = join(inside, 'bank.sqlite');
    await mkdir(inside);
    const server = await startServer(urlOf(path));
    await server.stop();
    const user = unprivilegedUser();
    if (user) for (const each of [folder, inside, path]) await chown(each, user.uid, user.gid);
    await chmod(path, ofFile);
    await chmod(inside, ofFolder);
    expect(await refusal(path, user)).toMatch(
      /DATABASE_URL names a file that can't be opened: .+$/,
    );
    await chmod(inside, 0o700);
  });
});

/** The line that a server says why it does not start. */
async function refusal(path = file, user?: { uid: number; gid: number }): Promise<string> {
  const env = { ...process.env, PORT: '0', DATABASE_URL: urlOf(path), LOG_LEVEL: 'info' };
  const child = spawn(process.execPath, [MAIN], {
    env,
    ...user,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const output of [child.stdout, child.stderr])
    output.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  const lines = printed.trim().split('\n');
  expect({ code, lines }).toEqual({ code: 1, lines: [expect.any(String)] });
  return (JSON.parse(lines[0]!) as { msg: string }).msg;
}

/** Rights do not hold for root. */
function unprivilegedUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (option: string) => Number(execFileSync('id', [option, 'nobody']));
  return { uid: id('-u'), gid: id('-g') };
}
