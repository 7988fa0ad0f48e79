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
    return spawnSync(process.execPath, [program, ...args], { cwd: folder, env, encoding: 'utf8' });
  }

  it('is added to by a file .env', () => {
    writeFileSync(join(folder, '.env'), 'PORT=x\nexport LOG_LEVEL="loud" # a remark\n');
    const { status, stderr } = run({ PORT: 'y' });
    expect(stderr).toMatch(
      /^PORT must be [^\n]*not "y"\.\nLOG_LEVEL must be [^\n]*not "loud"\.\n$/,
    );
    expect(status).toBe(code);
  });

  it.each(['.env', 'the process'])('has no misspelt name in %s', (place) => {
    const name = 'DATBASE_URL';
    if (place === '.env') writeFileSync(join(folder, '.env'), `${name}=mysql://root@db/bank\n`);
    const { status, stderr } = run(place === '.env' ? {} : { [name]: 'mysql://root@db/bank' });
    expect(stderr).toBe("DATBASE_URL is no variable of the bank's: write DATABASE_URL.\n");
    expect(status).toBe(code);
  });

  it('is not guessed at where .env can not be read', () => {
    mkdirSync(join(folder, '.env'));
    const { status, stderr } = run();
    expect(stderr).toMatch(/^The file \.env can't be read: .*\n$/);
    expect(status).toBe(code);
  });
});
