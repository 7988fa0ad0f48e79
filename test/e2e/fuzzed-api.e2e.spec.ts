import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noSchemathesis, schemathesis } from '../schemathesis/installation.js';
import { databases } from '../support/databases.js';
import { startApp, type TestApp } from '../support/test-app.js';

const settings = join(__dirname, '..', 'schemathesis');
/** One seed stands for one sequence of requests. */
const SEED = '1';
const EXAMPLES_OF_AN_OPERATION = '10';

(noSchemathesis ? describe.skip : describe)('the API, fuzzed by its document', () => {
  const [database] = databases;
  let databaseUrl: string;
  let app: TestApp;
  let folder: string;

  beforeAll(async () => {
    // It leaves there what it has found, and begins with that the next time.
    folder = await mkdtemp(join(tmpdir(), 'bank-test-fuzzed-'));
    for (const file of ['schemathesis.toml', 'rules.py'])
      await copyFile(join(settings, file), join(folder, file));
    databaseUrl = await database!.createUrl();
    const environment = {
      DATA_KEY: randomBytes(32).toString('base64'),
      // A busy machine is no finding.
      ANSWER_WITHIN_MS: '60000',
      MAX_READ_WAIT_MS: '60000',
    };
    app = await startApp(databaseUrl, { environment });
  });
  afterAll(async () => {
    await app.close();
    await database!.drop(databaseUrl);
    await rm(folder, { recursive: true, force: true });
  });

  it('does what the document says, and nothing else', async () => {
    const { code, output } = await fuzz(`${app.url}/openapi.json`, folder);
    expect(code === 0 ? '' : output).toBe('');
    expect(output).toContain('Stateful');
  }, 1_800_000);
});

/** With all checks, in all phases: examples, coverage, fuzzing, and sequences of requests. */
const fuzz = (url: string, cwd: string) =>
  new Promise<{ code: number; output: string }>((resolve) => {
    const bounds = ['--seed', SEED, '--max-examples', EXAMPLES_OF_AN_OPERATION];
    const how = ['--checks', 'all', '--no-color', '--generation-database', 'none'];
    const args = ['--config-file', 'schemathesis.toml', 'run', url, ...bounds, ...how];
    execFile(schemathesis, args, { cwd, maxBuffer: 2 ** 26 }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code ?? 1) : 0, output: stdout + stderr }),
    );
  });
