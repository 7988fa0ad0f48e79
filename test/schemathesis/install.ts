// Usage: npm run schemathesis:install
// Gets schemathesis, which fuzzes the API by its OpenAPI document, in a folder of its own.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { schemathesis, schemathesisFolder, VERSION } from './installation.ts';

const TIMEOUT_MS = 600_000;

function main(): void {
  if (existsSync(schemathesis)) return console.log(`It is there already: ${schemathesis}`);
  mkdirSync(dirname(schemathesisFolder), { recursive: true });
  try {
    run('python3', '-m', 'venv', '--clear', schemathesisFolder);
    const pip = join(schemathesisFolder, 'bin', 'pip');
    run(pip, 'install', '--quiet', '--disable-pip-version-check', `schemathesis==${VERSION}`);
    run(schemathesis, '--version');
  } catch (error) {
    // What is there is whole: half of it would be taken for it.
    rmSync(schemathesisFolder, { recursive: true, force: true });
    throw error;
  }
}

function run(program: string, ...args: string[]): void {
  execFileSync(program, args, { stdio: ['ignore', 'inherit', 'inherit'], timeout: TIMEOUT_MS });
}

try {
  main();
} catch (error) {
  console.error(`schemathesis can't be had: ${(error as Error).message.trim()}`);
  process.exitCode = 1;
}
