import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Committed } from '../../event-sourcing/decide/journal/queue/tasks.js';
import { TransactionIdReused } from '../../event-sourcing/decide/transaction-id-reused.js';
import type { OpenAccount } from '../domain/account.commands.js';
import { NotifyAddresses } from './notify-addresses.js';

/** Opens accounts, with or without an address that their owner leaves. */
@Injectable()
export class AccountOpening {
  constructor(
    private readonly commands: CommandBus,
    private readonly notifyAddresses: NotifyAddresses,
  ) {}

  async open(command: OpenAccount, address: string | undefined): Promise<Committed> {
    if (address === undefined) return this.commands.execute<OpenAccount, Committed>(command);
    try {
      return await this.openWith(command, address);
    } catch (error) {
      if (!(error instanceof TransactionIdReused)) throw error;
      // The same request may have come twice at once: then the other one's ciphertext is there by now.
      return this.openWith(command, address);
    }
  }

  private async openWith(command: OpenAccount, address: string): Promise<Committed> {
    const sealed = await this.notifyAddresses.sealInto(command, address);
    return this.commands.execute<OpenAccount, Committed>(sealed);
  }
}
