import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const main = join(import.meta.dirname, '..', '..', 'dist', 'cli', 'main.js');

/** What a command tells of its progress goes by the clock: whether there is any depends on how busy the machine is. */
export const PROGRESS = /^.+: \d+ of \d+ [a-z]+\n/gm;

export interface CommandResult {
  /** Null for one that was killed. */
  readonly code: number | null;
  readonly stdout: string;
  /** Without what it told of its progress. */
  readonly stderr: string;
}

export interface RunningCommand {
  readonly process: ChildProcess;
  readonly result: Promise<CommandResult>;
}

/** The operator's command line, in a process of its own. */
export function startCommand(databaseUrl: string, ...args: readonly string[]): RunningCommand {
  const child = spawn(process.execPath, [main, ...args], {
    // Where no .env of somebody who works on it is.
    cwd: tmpdir(),
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].on('data', (chunk: Buffer) => (output[name] += chunk.toString()));
  const result = once(child, 'close').then(([code]) => ({
    code: code as number | null,
    stdout: output.stdout,
    stderr: output.stderr.replaceAll(PROGRESS, ''),
  }));
  return { process: child, result };
}

/** Carries a command out in a process of its own. */
export const bankProcess = (databaseUrl: string, ...args: readonly string[]) =>
  startCommand(databaseUrl, ...args).result;
