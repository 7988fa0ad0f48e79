import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { MAIN } from '../support/server-process.js';

const programs = [
  ['the server', MAIN, [], 1],
  ['the bank command', join(dirname(MAIN), 'cli', 'main.js'), ['subscriptions'], 2],
] as const;

describe.each(programs)('the environment of %s', (_, program, args, code) => {
  let folder: string;

  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'bank-env-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  function run(environment: Readonly<Record<string, string>> = {}) {
    const env = { PATH: process.env.PATH, ...environment };
    const options = { cwd: folder, env, encoding: 'utf8' } as const;
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], options);
    return { status, told: stderr || messagesIn(stdout) };
  }

  it('is added to by a file .env', () => {
    writeFileSync(join(folder, '.env'), 'PORT=x\nexport LOG_LEVEL="loud" # a remark\n');
    const { status, told } = run({ PORT: 'y' });
    expect(told).toMatch(/^PORT must be [^\n]*not "y"\.\nLOG_LEVEL must be [^\n]*not "loud"\.\n$/);
    expect(status).toBe(code);
  });

  it.each(['.env', 'the process'])('has no misspelt name in %s', (place) => {
    const name = 'DATBASE_URL';
    if (place === '.env') writeFileSync(join(folder, '.env'), `${name}=mysql://root@db/bank\n`);
    const { status, told } = run(place === '.env' ? {} : { [name]: 'mysql://root@db/bank' });
    expect(told).toBe("DATBASE_URL is no variable of the bank's: write DATABASE_URL.\n");
    expect(status).toBe(code);
  });

  it.each([
    ['in UTF-16', Buffer.from('\ufeffPORT=x\n', 'utf16le'), /^The file \.env is not UTF-8: .*\n$/],
    ['with a byte order mark', '\ufeffPORT=x\r\n', /^PORT must be .* not "x"\.\n$/],
    ['with a colon', 'LOG_LEVEL=info\nPORT: x\n', /^The file \.env, line 2: write NAME=value\.\n$/],
    ['as a command', 'A="x\ny"\nset PORT=x\n', /^The file \.env, line 3: write NAME=value\.\n$/],
  ])('is obeyed or refused where .env is written %s', (_how, content, expected) => {
    writeFileSync(join(folder, '.env'), content);
    const { status, told } = run();
    expect(told).toMatch(expected);
    expect(status).toBe(code);
  });

  it('is not guessed at where .env can not be read', () => {
    mkdirSync(join(folder, '.env'));
    const { status, told } = run();
    expect(told).toMatch(/^The file \.env can't be read: .*\n$/);
    expect(status).toBe(code);
  });
});

/** The server's log is JSON where it is no terminal. */
const messagesIn = (log: string): string =>
  log.replaceAll(/^.*\n/gm, (line) => `${(JSON.parse(line) as { msg: string }).msg}\n`);
