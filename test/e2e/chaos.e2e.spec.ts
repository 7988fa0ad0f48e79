import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { databaseNames } from '../chaos/ground/ground.js';

const SECONDS = 15;
const SEED = 42;
const root = join(import.meta.dirname, '..', '..');

// Mostly for machines that are busy: how long a fault lasts does not depend on them, but the checks do.

let running: ChildProcess | undefined;

// If it took too long, and its servers with it.
afterEach(() => void running?.kill());

describe.each(databaseNames)('a bank that lives through faults: %s', (database) => {
  it(`has done what it has said, and nothing else, after ${SECONDS} s of seed ${SEED}`, async () => {
    const { code, printed } = await chaos(
      ...['--database', database, '--seconds', String(SECONDS), '--seed', String(SEED)],
    );
    expect(printed).toContain('final check');
    expect({ code, printed }).toMatchObject({ code: 0 });
  });
});

async function chaos(...args: readonly string[]): Promise<{ code: number; printed: string }> {
  const main = join('test', 'chaos', 'main.ts');
  const child = spawn(
    process.execPath,
    ['--import', '@swc-node/register/esm-register', main, ...args],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  running = child;
  let printed = '';
  for (const output of [child.stdout, child.stderr])
    output.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number];
  return { code, printed };
}
