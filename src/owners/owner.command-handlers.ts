import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Journal } from '../event-sourcing/decide/journal/journal.js';
import { RequestContext } from '../event-sourcing/decide/request-context.js';
import { OwnerKeys } from '../personal-data/owner-keys.js';
import { ErasePersonalData } from './domain/owner.commands.js';
import { ownerAggregate, ownerStream } from './owner.aggregate.js';

export interface Erased {
  /** A position of the log that has the erasure in it, whether there was anything to erase or not. */
  readonly position: number;
}

/**
 * First the event, then the key: the policy that follows the event makes up for a crash in between, and
 * so does the next request.
 */
@CommandHandler(ErasePersonalData)
export class ErasePersonalDataHandler implements ICommandHandler<ErasePersonalData> {
  constructor(
    private readonly journal: Journal,
    private readonly keys: OwnerKeys,
    private readonly context: RequestContext,
  ) {}

  async execute({ ownerId }: ErasePersonalData): Promise<Erased> {
    const keyId = await this.keys.idOf(ownerId);
    if (keyId !== undefined) {
      const command = new ErasePersonalData(ownerId, keyId);
      await this.journal.execute(ownerAggregate, command, this.context.current);
      await this.keys.destroy(ownerId, keyId);
    }
    const { logPosition } = await this.journal.read(ownerAggregate, ownerStream(ownerId));
    return { position: logPosition };
  }
}
