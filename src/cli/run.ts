import { CommanderError, type Command } from 'commander';
import { version } from '../configuration/build-info.js';
import { readEnvFile } from '../configuration/env-file.js';
import { mustBeNewEnough } from '../node-version.js';
import { OPERATOR_IS_WRONG } from './mistakes/exit-codes.js';
import { bankProgram } from './program.js';
import { usageOf, withUsage } from './usage.js';

/**
 * Carries out what the arguments say. A mistake is told on stderr, and its exit code is returned: the process has
 * to end with it, since what failed half-way may have left connections open. Undefined if nothing failed.
 */
export async function run(args: readonly string[]): Promise<number | undefined> {
  const program = withUsage(bankProgram(version));
  let asked: Command = program;
  program.hook('preAction', (_, command) => void (asked = command));
  try {
    mustBeNewEnough(process.versions.node);
    readEnvFile();
    await program.parseAsync(args, { from: 'user' });
    return undefined;
  } catch (error) {
    return explain(error, asked);
  }
}

/** Tells what is wrong in a line, and which exit code that is. */
async function explain(error: unknown, asked: Command): Promise<number> {
  // It has been told by commander.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : OPERATOR_IS_WRONG;
  const { failureOf } = await import('./mistakes/failure.js');
  const { line, code, isWrongUse } = failureOf(error);
  console.error(isWrongUse ? `${line}\n${usageOf(asked)}` : line);
  return code;
}
