import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { sqlite } from '../support/databases.js';
import { freePort } from '../support/free-port.js';
import { until } from '../support/until.js';

const root = join(__dirname, '..', '..');

(process.platform === 'win32' ? describe.skip : describe)('npm run dev', () => {
  let databaseUrl: string;
  let npm: ChildProcess | undefined;
  let told = '';

  beforeAll(async () => {
    databaseUrl = await sqlite.createUrl();
    const env = { ...process.env, DATABASE_URL: databaseUrl, PORT: String(await freePort()) };
    npm = spawn('npm', ['run', 'dev'], { cwd: root, env, detached: true });
    for (const stream of [npm.stdout!, npm.stderr!])
      stream.on('data', (chunk: Buffer) => (told += chunk.toString()));
  });
  afterAll(async () => {
    if (npm?.exitCode === null) {
      process.kill(-npm.pid!, 'SIGTERM');
      await once(npm, 'exit');
    }
    await sqlite.drop(databaseUrl);
  });

  const servings = () => told.match(/Serving on /g)?.length ?? 0;

  it('serves, and begins anew when a source is saved', async () => {
    await until(
      () => servings() === 1,
      () => told,
    );
    const now = new Date();
    await utimes(join(root, 'src', 'explained.ts'), now, now);
    await until(
      () => servings() === 2,
      () => told,
    );
  });
});
