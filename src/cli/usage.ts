import type { Command, OutputConfiguration } from 'commander';

/** Such as `Usage: bank parked list [options] [subscription]`. */
export const usageOf = (command: Command): string =>
  `Usage: ${command.createHelp().commandUsage(command)}`;

/** Has each command tell a mistake in a line, with its usage, and leave the end of the process to the caller. */
export function withUsage(program: Command): Command {
  for (const command of [program, ...below(program)])
    command.exitOverride().copyInheritedSettings(program).configureOutput(tellingOf(command));
  return program;
}

const below = ({ commands }: Command): Command[] =>
  commands.flatMap((command) => [command, ...below(command)]);

/** Also tells which commands there are, where one was asked for that there is not. */
function tellingOf(command: Command): OutputConfiguration {
  return {
    outputError(text, write) {
      const line = text
        .replace(/^error: /, '')
        .replace(/\n(?=.)/g, ' ')
        .trim();
      const names = command.commands.map((each) => each.name()).join(', ');
      const more = line.startsWith('unknown command') ? `. Those there are: ${names}.` : '';
      write(`${line}${more}\n${usageOf(command)}\n`);
    },
  };
}
