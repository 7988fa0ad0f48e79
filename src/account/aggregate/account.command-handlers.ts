import type { Type } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import { accountCommands, type AccountCommand } from '../domain/account.commands.js';
import { Accounts } from './accounts.js';

/** The handler of a command on the bus, `<command>Handler`: it gives the command to the journal. */
function handlerOf(command: Type<AccountCommand>): Type {
  @CommandHandler(command)
  class Handler {
    constructor(private readonly accounts: Accounts) {}

    execute(given: AccountCommand) {
      return this.accounts.execute(given);
    }
  }
  return Object.defineProperty(Handler, 'name', { value: `${command.name}Handler` });
}

/** One for each command of accounts. */
export const accountCommandHandlers = Object.values(accountCommands).map(handlerOf);
