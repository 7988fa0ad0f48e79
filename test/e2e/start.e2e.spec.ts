import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../support/free-port.js';

const root = join(__dirname, '..', '..');
const leftBehind = ['.env', '.git', '.preparing', 'coverage', 'data', 'dist', 'node_modules'];
const onWindows = process.platform === 'win32';

/** A fresh checkout, but for its dependencies: those are this checkout's. */
async function checkOut(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'bank-start-'));
  const filter = (file: string) => !leftBehind.includes(basename(file));
  await cp(root, folder, { recursive: true, filter });
  await mkdir(join(folder, 'node_modules'));
  const dependencies = await readdir(join(root, 'node_modules'));
  await Promise.all(
    dependencies.map((each) =>
      symlink(join(root, 'node_modules', each), join(folder, 'node_modules', each)),
    ),
  );
  return folder;
}

(onWindows ? describe.skip : describe)('npm start', () => {
  let folder: string;
  let npm: ChildProcess;

  beforeAll(async () => {
    folder = await checkOut();
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  afterEach(() => {
    try {
      process.kill(-npm.pid!, 'SIGKILL');
    } catch {
      // Nothing was left.
    }
  });

  it.each([
    ['SIGTERM', 0],
    ['SIGINT', 0],
    ['SIGKILL', null],
  ] as const)('serves, and ends wholly when npm alone gets %s', async (signal, expectedCode) => {
    await start();
    // Closed: when no process that writes to npm's output is left, npm itself included.
    const closed = once(npm, 'close');
    npm.kill(signal);
    expect(await closed).toEqual([expectedCode, expectedCode === 0 ? null : signal]);
  });

  async function start(): Promise<void> {
    const port = await freePort();
    const address = `http://127.0.0.1:${port}`;
    npm = spawn('npm', ['start'], {
      cwd: folder,
      // The head of a process group, so that what npm leaves behind can be ended with it.
      detached: true,
      env: {
        ...process.env,
        NODE_ENV: undefined,
        HOST: '127.0.0.1',
        PORT: String(port),
        DATABASE_URL: `sqlite:${join(folder, 'bank.sqlite')}`,
      },
    });
    let output = '';
    for (const stream of [npm.stdout, npm.stderr])
      stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    while (!output.includes(address) || !(await isLive(address))) {
      const ended = npm.exitCode ?? npm.signalCode;
      if (ended !== null) throw new Error(`npm start ended (${ended}):\n${output}`);
      await sleep(50);
    }
  }
});

async function isLive(address: string): Promise<boolean> {
  return fetch(`${address}/health/live`).then(
    ({ ok }) => ok,
    () => false,
  );
}
