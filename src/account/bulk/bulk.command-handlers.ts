import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '../../event-sourcing/decide/journal/queue/tasks.js';
import { Accounts } from '../aggregate/accounts.js';
import { ExecuteTransactions } from './bulk.commands.js';

@CommandHandler(ExecuteTransactions)
export class ExecuteTransactionsHandler implements ICommandHandler<ExecuteTransactions> {
  constructor(private readonly accounts: Accounts) {}

  /** What became of each, in order. @throws {GroupRefused} if it is atomic and one is refused. */
  async execute({ operations, atomic }: ExecuteTransactions): Promise<readonly Outcome[]> {
    if (!atomic) return this.accounts.executeEach(operations);
    const all = await this.accounts.executeAll(operations);
    return all.map((committed) => ({ committed }));
  }
}
