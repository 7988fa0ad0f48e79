import { randomBytes, randomUUID } from 'node:crypto';
import { exec } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { AccountApi } from '../support/account-api.js';
import { exportTo, importFrom, pipe } from '../support/bank-file.js';
import { bankCommand } from '../support/command-hosts.js';
import { databases } from '../support/databases.js';
import { appendDeposits } from '../support/long-log.js';
import { openLog } from '../support/open-log.js';
import { startApp } from '../support/test-app.js';
import { until } from '../support/until.js';

const EVENTS = 3_500;
const BATCH = 1_000;
/** Of all kinds, and of each bit of theirs: the unit tests. */
const KINDS = ['event', 'checkpoint'];
const [sqlite] = databases;

let folder: string;
let sourceUrl: string;
let file: string;
let lines: string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bank-faults-'));
  sourceUrl = await sqlite!.createUrl();
  await appendDeposits(sourceUrl, EVENTS);
  await addWhatStandsBeside(sourceUrl);
  file = join(folder, 'whole.ndjson');
  expect(await exportTo(sourceUrl, file, '--with-owner-keys')).toMatchObject({ code: 0 });
  lines = (await readFile(file, 'utf8')).split('\n');
});

afterAll(async () => {
  await sqlite!.drop(sourceUrl);
  await rm(folder, { recursive: true });
});

describe.each(databases)('an import into $name', (database) => {
  let url: string;
  beforeEach(async () => {
    url = await database.createUrl();
  });
  afterEach(() => database.drop(url));

  it('that was killed goes on when it is run again, and serves nobody before it ends', async () => {
    const first = pipe(url, 'import');
    first.process.stdin.write(`${lines.slice(0, 2_600).join('\n')}\n`);
    await until(async () => (await position(url)) === 2 * BATCH);
    first.process.kill('SIGKILL');
    await first.result;

    const unfinished = 'An import into this database has come to position 2000 and is not finished';
    await expect(startApp(url)).rejects.toThrow(unfinished);
    for (const [command, exitCode] of [
      ['export', 1],
      ['reconcile', 3],
    ] as const) {
      const { code, stdout, stderr } = await bankCommand(url, command);
      expect([code, stdout]).toEqual([exitCode, '']);
      expect(stderr).toContain(unfinished);
    }

    const second = pipe(url, 'import');
    second.process.stdin.write(`${lines.slice(0, -2).join('\n')}\n`);
    await until(async () => (await count(url, 'snapshots')) > 0);
    second.process.kill('SIGKILL');
    await second.result;
    await expect(startApp(url)).rejects.toThrow('has come to position 3500');

    const last = await bankCommand(url, 'import', file);
    expect(last.stdout).toContain('The events up to position 3500 were there already.');
    expect(last.code).toBe(0);
    await isWhole(url);
    await (await startApp(url)).close();
  });

  it('of a file that is cut off or damaged ends at the line, and can be mended', async () => {
    const damaged = join(folder, `damaged-${database.name}.ndjson`);
    await writeFile(damaged, lines.slice(0, 2_500).join('\n').slice(0, -10));
    const cut = await importFrom(url, damaged);
    expect([cut.code, cut.stderr]).toEqual([
      2,
      expect.stringContaining('Line 2500: it is not JSON; the file may be cut off here'),
    ]);

    for (const [line, what] of damages()) {
      const changed = [...lines];
      changed[line - 1] = what;
      await writeFile(damaged, changed.join('\n'));
      const { code, stderr } = await importFrom(url, damaged);
      expect([code, stderr]).toEqual([2, expect.stringMatching(/^Line \d+: .+$/m)]);
      await expect(startApp(url)).rejects.toThrow('is not finished');
    }
    expect(await importFrom(url, file)).toMatchObject({ code: 0 });
    await isWhole(url);
  });

  it('never writes an event that is not as it was exported', async () => {
    const damaged = join(folder, `changed-${database.name}.ndjson`);
    const changed = [...lines];
    changed[1_500] = changed[1_500]!.replace('\\"amount\\":\\"1\\"', '\\"amount\\":\\"2\\"');
    expect(changed[1_500]).not.toBe(lines[1_500]);
    await writeFile(damaged, changed.join('\n'));
    const { code, stderr } = await importFrom(url, damaged);
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('Line 1501: the event at position 1500 is not as it was exported'),
    ]);
    expect(await position(url)).toBe(BATCH);
  });

  it('is refused where there is a log, or the beginning of another', async () => {
    await appendDeposits(url, 1);
    const holds = await importFrom(url, file);
    expect([holds.code, holds.stderr]).toEqual([
      2,
      expect.stringContaining('The database holds a log already, up to position 1'),
    ]);
    expect(await count(url, 'events')).toBe(1);
    await (await startApp(url)).close();
  });

  it('is refused where the beginning of another was imported', async () => {
    const begun = pipe(url, 'import');
    begun.process.stdin.end(`${lines.slice(0, 2_600).join('\n')}\n`);
    expect(await begun.result).toMatchObject({ code: 2 });
    const { writer, close } = await openLog(url);
    await writer.query("UPDATE events SET metadata = '{}' WHERE position = 1234");
    await close();
    const { code, stderr } = await importFrom(url, file);
    expect(code).toBe(2);
    expect(stderr).toContain('something else than the file from position 1234 on');
    expect(await position(url)).toBe(2 * BATCH);
  });

  it('keeps a second one out', async () => {
    const first = pipe(url, 'import');
    first.process.stdout.resume();
    first.process.stdin.write(`${lines.slice(0, 2_600).join('\n')}\n`);
    await until(async () => (await position(url)) === 2 * BATCH);
    const second = await importFrom(url, file);
    expect([second.code, second.stderr]).toEqual([
      2,
      expect.stringContaining('Another import into this database is under way'),
    ]);
    first.process.stdin.end(lines.slice(2_600).join('\n'));
    expect(await first.result).toMatchObject({ code: 0 });
    await isWhole(url);
  });

  it('of two that begin at the same time, one is carried out', async () => {
    const results = await Promise.all([importFrom(url, file), importFrom(url, file)]);
    expect(results.map(({ code }) => code).sort()).toEqual([0, 2]);
    await isWhole(url);
  });

  it('is refused beside a running server', async () => {
    const app = await startApp(url);
    await until(async () => (await count(url, 'subscriptions', 'owner IS NOT NULL')) > 0);
    const { code, stderr } = await importFrom(url, file);
    await app.close();
    expect([code, stderr]).toEqual([2, expect.stringContaining('A server is running')]);
    expect(await position(url)).toBe(0);
    expect(await importFrom(url, file)).toMatchObject({ code: 0 });
    await isWhole(url);
  });

  /** Its export is the file, but for the first line and what hangs on that. */
  async function isWhole(databaseUrl: string): Promise<void> {
    const path = join(folder, `again-${database.name}.ndjson`);
    expect(await exportTo(databaseUrl, path, '--with-owner-keys')).toMatchObject({ code: 0 });
    const again = (await readFile(path, 'utf8')).split('\n');
    expect(again.slice(1, -2)).toEqual(lines.slice(1, -2));
    const hash = (line: string) => (JSON.parse(line) as { chainHash: string }).chainHash;
    expect(hash(again.at(-2)!)).toBe(hash(lines.at(-2)!));
    await isSealed(databaseUrl, hash(lines.at(-2)!));
  }
});

/** All of it, each batch once, and the consumer goes on behind it. */
async function isSealed(databaseUrl: string, hash: string): Promise<void> {
  const { transactions, close } = await openLog(databaseUrl);
  const sql = 'SELECT first_position, last_position, hash FROM event_seals ORDER BY last_position';
  const seals = await transactions.reads.query(sql);
  const [consumer] = await transactions.reads.query(
    "SELECT position, delivered FROM subscriptions WHERE name = 'seal-the-log'",
  );
  await close();
  const bounds = Array.from(seals, (row) => [
    Number(row.first_position),
    Number(row.last_position),
  ]);
  expect(bounds[0]![0]).toBe(1);
  for (const [index, [first]] of bounds.slice(1).entries())
    expect(first).toBe(bounds[index]![1]! + 1);
  expect([Number(seals.at(-1)!.last_position), seals.at(-1)!.hash]).toEqual([EVENTS, hash]);
  expect([Number(consumer!.position), Number(consumer!.delivered)]).toEqual([EVENTS, EVENTS]);
}

describe('an export', () => {
  it('by npm is imported by npm, as the README has it', async () => {
    const to = await sqlite!.createUrl();
    const root = join(__dirname, '..', '..');
    const path = join(folder, 'by-npm.ndjson');
    const npm = (databaseUrl: string, command: string) =>
      promisify(exec)(command, { cwd: root, env: { ...process.env, DATABASE_URL: databaseUrl } });
    await npm(sourceUrl, `npm run bank -- export > '${path}'`);
    const { stdout } = await npm(to, `npm run bank -- import < '${path}'`);
    expect(stdout).toContain(`Imported ${EVENTS} events`);
    await sqlite!.drop(to);
  });

  it('that a shell of Windows has rewritten is imported', async () => {
    const to = await sqlite!.createUrl();
    const path = join(folder, 'rewritten.ndjson');
    await writeFile(path, `\uFEFF${lines.join('\r\n')}`, 'utf16le');
    const { code, stdout } = await bankCommand(to, 'import', path);
    expect([code, stdout]).toEqual([0, expect.stringMatching(`^Imported ${EVENTS} events`)]);
    expect(await position(to)).toBe(EVENTS);
    await sqlite!.drop(to);
  });

  it('that can not be read any more is refused at once, with the way', async () => {
    const to = await sqlite!.createUrl();
    const path = join(folder, 'utf-32.ndjson');
    await writeFile(path, Buffer.from('fffe00007b000000', 'hex'));
    const { code, stdout, stderr } = await importFrom(to, path);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^The file is UTF-32: .* Export with --to <file>, and import that\.\n$/);
    await sqlite!.drop(to);
  });

  it('whose reader goes away ends, and says that it is not whole', async () => {
    const { process: child, result } = pipe(sourceUrl, 'export');
    await once(child.stdout, 'readable');
    child.stdout.destroy();
    expect(await result).toMatchObject({
      code: 1,
      stderr: 'The output was closed: what it was given is not whole.\n',
    });
  });

  it('goes into a new file, which is for its owner alone, and never over another', async () => {
    const path = join(folder, 'new.ndjson');
    const first = await bankCommand(sourceUrl, 'export', '--with-owner-keys', '--to', path);
    expect([first.code, first.stdout]).toEqual([0, '']);
    const text = await readFile(path, 'utf8');
    expect(text.split('\n').slice(1, -2)).toEqual(lines.slice(1, -2));
    const again = await bankCommand(sourceUrl, 'export', '--to', path);
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('Name a new file.')]);
    expect(await readFile(path, 'utf8')).toBe(text);
  });

  it.each([
    [{}, ''],
    [{ notify: 'someone@example.org' }, 'the addresses in this log can not be read'],
  ])('without keys: what can not be read is told where it is there: %j', async (body, told) => {
    const [from, to] = [await sqlite!.createUrl(), await sqlite!.createUrl()];
    const environment = { ROLE: 'api', DATA_KEY: randomBytes(32).toString('hex') };
    const app = await startApp(from, { environment });
    await new AccountApi(app.url).open({ owner: randomUUID() }, body).expect(201);
    await app.close();
    const path = join(folder, `${told.length}.ndjson`);
    expect(await exportTo(from, path)).toMatchObject({ code: 0 });
    const { code, stdout } = await bankCommand(to, 'import', path);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^Imported 1 event in /)]);
    expect(/: (the addresses .*)\.\n/.exec(stdout)?.[1] ?? '').toBe(told);
    for (const url of [from, to]) await sqlite!.drop(url);
  });

  it('of an empty log can be imported', async () => {
    const [from, to] = [await sqlite!.createUrl(), await sqlite!.createUrl()];
    await (await openLog(from)).close();
    const path = join(folder, 'empty.ndjson');
    expect(await exportTo(from, path)).toMatchObject({ code: 0 });
    expect(await importFrom(to, path)).toMatchObject({ code: 0 });
    await (await startApp(to)).close();
    for (const url of [from, to]) await sqlite!.drop(url);
  });
});

/** A changed line of each kind, by its number. */
function damages(): [number, string][] {
  const ofKinds = KINDS.map((kind): [number, string] => {
    const index = lines.findIndex((line) => line.startsWith(`{"kind":"${kind}"`));
    return [index + 1, lines[index]!.replace(/"position":1\b/, '"position":2')];
  });
  const end = lines.at(-2)!;
  const all: [number, string][] = [
    ...ofKinds,
    [lines.length - 1, end.replace(/"sha256":"./, '"sha256":"x')],
  ];
  for (const [line, changed] of all) expect(changed).not.toBe(lines[line - 1]);
  return all;
}

async function addWhatStandsBeside(databaseUrl: string): Promise<void> {
  const { writer, close } = await openLog(databaseUrl);
  for (const statement of [
    `INSERT INTO subscriptions (name, position, delivered, fence, lease_until, state)
     VALUES ('some-policy', 1, 1, 5, 7, 'retrying')`,
    `INSERT INTO parked_events (subscription, position, event_id, state, reason)
     VALUES ('some-policy', 1, 'id', 'parked', 'why "so"')`,
    `INSERT INTO owner_keys (owner_id, wrapped_key, data_key_id) VALUES ('owner', 'v1.abc', 'key')`,
  ])
    await writer.query(statement);
  await close();
}

async function position(databaseUrl: string): Promise<number> {
  const { log, close } = await openLog(databaseUrl);
  const head = await log.head();
  await close();
  return head.position;
}

async function count(databaseUrl: string, table: string, where = '1 = 1'): Promise<number> {
  const { transactions, close } = await openLog(databaseUrl);
  const sql = `SELECT COUNT(*) AS found FROM ${table} WHERE ${where}`;
  const [row] = await transactions.reads.query(sql);
  await close();
  return Number(row!.found);
}
