import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keptErrors } from '../support/kept-errors.js';

const program = createRequire(__filename).resolve('jest/bin/jest');
const testEnvironment = join(__dirname, '..', 'support', 'ending-environment.cjs');

describe('what an application logs as an error', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'bank-told-errors-')));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is kept, with the stack', () => {
    globalThis.applicationErrors = [];
    keptErrors.error(new Error('no such table'));
    keptErrors.warn('a warning');
    keptErrors.fatal!({ code: 7 }, 'Journal');
    expect(globalThis.applicationErrors).toEqual([
      expect.stringMatching(/^Error: no such table\n +at /),
      '{"code":7} Journal',
    ]);
  });

  it('is told where a test fails, and only there', () => {
    writeFileSync(
      join(folder, 'a.test.cjs'),
      `test('passes', () => { globalThis.applicationErrors.push('it is no matter'); });
       test('fails', () => { globalThis.applicationErrors.push('no such table'); throw new Error(); });`,
    );
    const config = { rootDir: folder, testEnvironment, transform: {}, testMatch: ['**/*.cjs'] };
    writeFileSync(join(folder, 'jest.config.json'), JSON.stringify(config));
    const args = [program, '--config', join(folder, 'jest.config.json')];
    const { stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
    expect(stderr).toContain('Errors that the application logged in "fails":\nno such table\n');
    expect(stderr.match(/Errors that the application logged/g)).toHaveLength(1);
  });
});
