import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../support/until.js';

const program = createRequire(__filename).resolve('jest/bin/jest');
const testEnvironment = join(__dirname, '..', 'support', 'ending-environment.cjs');

/** Of the processes that these tests start, and of no others. */
const seconds = 3_600 + Math.random();

/** Starts a process, which starts another one, and waits for ever. */
const test = `
  const { spawn } = require('node:child_process');
  test('waits', async () => {
    spawn('bash', ['-c', 'sleep ${seconds}; true']);
    await new Promise(() => setInterval(() => undefined, 1000));
  }, 3_600_000);
`;

describe('tests that are ended', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'bank-ended-tests-')));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const processes = () =>
    execFileSync('ps', ['-A', '-o', 'pid=,args='])
      .toString()
      .split('\n')
      .filter((line) => line.includes(folder) || line.includes(String(seconds)));

  it.each([
    ['of workers', 2],
    ['of one process', 1],
  ])('by SIGTERM leave no process: %s', async (_, workers) => {
    const config = { rootDir: folder, testEnvironment, transform: {}, testTimeout: 3_600_000 };
    for (const name of ['a', 'b']) writeFileSync(join(folder, `${name}.test.cjs`), test);
    writeFileSync(
      join(folder, 'jest.config.json'),
      JSON.stringify({ ...config, testMatch: ['**/*.test.cjs'] }),
    );
    const running = spawn(
      process.execPath,
      [program, '--config', join(folder, 'jest.config.json'), '--maxWorkers', String(workers)],
      { cwd: folder, stdio: 'ignore' },
    );
    const ended = once(running, 'exit');
    // The shell and what it runs, of each.
    await until(() => processes().filter((line) => line.includes('sleep')).length >= 2 * workers);
    running.kill('SIGTERM');
    await ended;
    await until(() => processes().length === 0);
  });
});
