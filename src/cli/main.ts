import { Command, CommanderError } from 'commander';
import { ConfigurationMistakes } from '../configuration.js';
import { mustBeNewEnough } from '../node-version.js';
import { exportCommand } from './export.command.js';
import { importCommand } from './import.command.js';
import { Mistake } from './mistake.js';
import { parkedCommand } from './parked.command.js';
import { rebuildCommand } from './rebuild.command.js';
import { reconcileCommand } from './reconcile.command.js';
import { rotateDataKeyCommand } from './rotate-data-key.command.js';
import { subscriptionsCommand } from './subscriptions.command.js';
import { verifyCommand } from './verify.command.js';

/** `npm run bank -- <command>`: for the operator, also while servers run on the same database. */
const program = new Command('bank')
  .description('What the operator of a bank needs. Works on DATABASE_URL.')
  .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, '')) })
  .addCommand(subscriptionsCommand())
  .addCommand(parkedCommand())
  .addCommand(rebuildCommand())
  .addCommand(reconcileCommand())
  .addCommand(verifyCommand())
  .addCommand(rotateDataKeyCommand())
  .addCommand(exportCommand())
  .addCommand(importCommand());

const OPERATOR_IS_WRONG = 2;

try {
  mustBeNewEnough(process.versions.node);
  for (const command of [program, ...program.commands, ...program.commands.flatMap(subcommands)])
    command.exitOverride().copyInheritedSettings(program);
  await program.parseAsync();
} catch (error) {
  // Not only the exit code: what failed half-way may have left connections open.
  process.exit(explain(error));
}

function subcommands({ commands }: Command): readonly Command[] {
  return commands;
}

/** Tells what is wrong in a line, and which exit code that is. */
function explain(error: unknown): number {
  // It has been told by commander.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : OPERATOR_IS_WRONG;
  console.error(error instanceof Error ? error.message : String(error));
  const isMistake = error instanceof Mistake || error instanceof ConfigurationMistakes;
  return isMistake ? OPERATOR_IS_WRONG : 1;
}
