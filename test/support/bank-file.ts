import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import type { CommandResult } from './bank-command.js';

const main = join(__dirname, '..', '..', 'dist', 'cli', 'main.js');

export interface PipedCommand {
  readonly process: ChildProcessWithoutNullStreams;
  /** Without what is read from `process.stdout` by others. */
  readonly result: Promise<CommandResult>;
}

/** A command of the operator's with its stdin open. */
export function pipe(databaseUrl: string, ...args: readonly string[]): PipedCommand {
  const env = { ...process.env, DATABASE_URL: databaseUrl };
  const child = spawn(process.execPath, [main, ...args], { env });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  child.stdin.on('error', () => undefined);
  const result = once(child, 'close').then(([code]) => ({
    code: code as number | null,
    stdout: '',
    stderr,
  }));
  return { process: child, result };
}

/** `bank export > path` */
export function exportTo(databaseUrl: string, path: string, ...args: readonly string[]) {
  const { process: child, result } = pipe(databaseUrl, 'export', ...args);
  const written = once(child.stdout.pipe(createWriteStream(path)), 'close');
  return written.then(() => result);
}

/** `bank import < path` */
export function importFrom(databaseUrl: string, path: string): Promise<CommandResult> {
  const { process: child, result } = pipe(databaseUrl, 'import');
  child.stdout.resume();
  createReadStream(path).pipe(child.stdin);
  return result;
}
