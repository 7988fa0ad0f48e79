import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Journal } from '../../event-sourcing/decide/journal/journal.js';
import { RequestContext } from '../../event-sourcing/decide/request-context.js';
import { RecordEntries } from '../domain/ledger.commands.js';
import { ledgerAggregate } from './ledger.aggregate.js';

@CommandHandler(RecordEntries)
export class RecordEntriesHandler implements ICommandHandler<RecordEntries> {
  constructor(
    private readonly journal: Journal,
    private readonly context: RequestContext,
  ) {}

  execute(command: RecordEntries) {
    return this.journal.execute(ledgerAggregate, command, this.context.current);
  }
}
