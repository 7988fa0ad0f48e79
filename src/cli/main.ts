import { Command, CommanderError, type OutputConfiguration } from 'commander';
import { mustBeNewEnough } from '../node-version.js';
import { readEnvFile } from '../env-file.js';
import { explained } from '../explained.js';
import { exportCommand } from './export.command.js';
import { importCommand } from './import.command.js';
import { migrateCommand } from './migrate.command.js';
import { isMistake } from './mistake.js';
import { NotChecked } from './not-checked.js';
import { parkedCommand } from './parked.command.js';
import { rebuildCommand } from './rebuild.command.js';
import { reconcileCommand } from './reconcile.command.js';
import { rotateDataKeyCommand } from './rotate-data-key.command.js';
import { subscriptionsCommand } from './subscriptions.command.js';
import { verifyCommand } from './verify.command.js';

/** `npm run bank -- <command>`: for the operator, also while servers run on the same database. */
const program = new Command('bank')
  .description('What the operator of a bank needs. Works on DATABASE_URL.')
  .addCommand(subscriptionsCommand())
  .addCommand(parkedCommand())
  .addCommand(rebuildCommand())
  .addCommand(reconcileCommand())
  .addCommand(verifyCommand())
  .addCommand(rotateDataKeyCommand())
  .addCommand(migrateCommand())
  .addCommand(exportCommand())
  .addCommand(importCommand());

const FAILED = 1;
const OPERATOR_IS_WRONG = 2;
const NOT_CHECKED = 3;

try {
  mustBeNewEnough(process.versions.node);
  readEnvFile();
  for (const command of [program, ...program.commands, ...program.commands.flatMap(subcommands)])
    command.exitOverride().copyInheritedSettings(program).configureOutput(tellingOf(command));
  await program.parseAsync();
} catch (error) {
  // Not only the exit code: what failed half-way may have left connections open.
  process.exit(explain(error));
}

function subcommands({ commands }: Command): readonly Command[] {
  return commands;
}

/** In a line, and of a command that there is not, also which there are. */
function tellingOf({ commands }: Command): OutputConfiguration {
  return {
    outputError(text, write) {
      const line = text.replace(/^error: /, '').replace(/\n(?=.)/g, ' ');
      const names = commands.map((command) => command.name()).join(', ');
      write(
        line.startsWith('unknown command') ? `${line.trim()}. Those there are: ${names}.\n` : line,
      );
    },
  };
}

/** Tells what is wrong in a line, and which exit code that is. */
function explain(error: unknown): number {
  // It has been told by commander.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : OPERATOR_IS_WRONG;
  console.error(explained(error));
  if (isMistake(error)) return OPERATOR_IS_WRONG;
  return error instanceof NotChecked ? NOT_CHECKED : FAILED;
}
