import { Injectable } from '@nestjs/common';
import { Journal } from '../../event-sourcing/decide/journal/journal.js';
import type { Committed, Outcome } from '../../event-sourcing/decide/journal/queue/tasks.js';
import type { Instant } from '../../event-sourcing/log/instant.js';
import { PastStates } from '../../event-sourcing/decide/states/past-states.js';
import { RequestContext } from '../../event-sourcing/decide/request-context.js';
import type { Currency } from '../../money/money.js';
import { accountAggregate, accountStream } from './account.aggregate.js';
import type { AccountCommand } from '../domain/account.commands.js';
import type { Account } from '../domain/account.decider.js';
import {
  AccountNotFound,
  AccountNotOpenedYet,
  AccountVersionNotFound,
} from '../domain/account.errors.js';

/** An account at one version. */
export interface AccountView {
  readonly accountId: string;
  readonly ownerId: string;
  /** Minor units. */
  readonly balance: bigint;
  readonly currency: Currency;
  readonly open: boolean;
  readonly version: number;
  /** Position in the log that the view reflects. */
  readonly logPosition: number;
}

/** All accounts of the bank, as the event log has them. */
@Injectable()
export class Accounts {
  constructor(
    private readonly journal: Journal,
    private readonly past: PastStates,
    private readonly context: RequestContext,
  ) {}

  execute(command: AccountCommand): Promise<Committed> {
    return this.journal.execute(accountAggregate, command, this.context.current);
  }

  executeEach(commands: readonly AccountCommand[]): Promise<readonly Outcome[]> {
    return this.journal.executeEach(accountAggregate, commands, this.context.current);
  }

  executeAll(commands: readonly AccountCommand[]): Promise<readonly Committed[]> {
    return this.journal.executeAll(accountAggregate, commands, this.context.current);
  }

  async get(accountId: string): Promise<AccountView> {
    const read = await this.journal.read(accountAggregate, accountStream(accountId));
    return view(accountId, read.state, read.version, read.logPosition);
  }

  async atVersion(accountId: string, version: number): Promise<AccountView> {
    const stream = await this.past.atVersion(accountAggregate, accountStream(accountId), version);
    const found = view(accountId, stream.state, stream.version, stream.position);
    if (stream.version < version) throw new AccountVersionNotFound(accountId, stream.version);
    return found;
  }

  async asOf(accountId: string, asOf: Instant): Promise<AccountView> {
    const stream = await this.past.asOf(accountAggregate, accountStream(accountId), asOf);
    if (stream.version === 0) throw new AccountNotOpenedYet(accountId);
    return view(accountId, stream.state, stream.version, stream.position);
  }
}

function view(
  accountId: string,
  account: Account,
  version: number,
  logPosition: number,
): AccountView {
  switch (account.status) {
    case 'unopened':
      throw new AccountNotFound(accountId);
    case 'open': {
      const { ownerId, balance } = account;
      const { minorUnits, currency } = balance;
      return {
        accountId,
        ownerId,
        balance: minorUnits,
        currency,
        open: true,
        version,
        logPosition,
      };
    }
    case 'closed': {
      const { ownerId, currency } = account;
      return { accountId, ownerId, balance: 0n, currency, open: false, version, logPosition };
    }
  }
}
