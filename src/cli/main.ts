import { CommanderError, type Command } from 'commander';
import { version } from '../configuration/build-info.js';
import { mustBeNewEnough } from '../node-version.js';
import { readEnvFile } from '../configuration/env-file.js';
import { OPERATOR_IS_WRONG } from './mistakes/exit-codes.js';
import { bankProgram } from './program.js';
import { withUsage, usageOf } from './usage.js';

const program = withUsage(bankProgram(version));
let asked: Command = program;
program.hook('preAction', (_, command) => void (asked = command));

try {
  mustBeNewEnough(process.versions.node);
  readEnvFile();
  await program.parseAsync();
} catch (error) {
  // Not only the exit code: what failed half-way may have left connections open.
  process.exit(await explain(error));
}

/** Tells what is wrong in a line, and which exit code that is. */
async function explain(error: unknown): Promise<number> {
  // It has been told by commander.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : OPERATOR_IS_WRONG;
  const { failureOf } = await import('./mistakes/failure.js');
  const { line, code, isWrongUse } = failureOf(error);
  console.error(isWrongUse ? `${line}\n${usageOf(asked)}` : line);
  return code;
}
