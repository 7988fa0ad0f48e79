import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { EventLogReader } from '../../event-sourcing/log/event-log.js';
import { EventRegistry } from '../../event-sourcing/log/event-registry.js';
import { EVENT_LOG } from '../../event-sourcing/nest/event-log.token.js';
import { decideOnCondition } from '../../event-sourcing/decide/journal/decide/decide-on-condition.js';
import { Journal } from '../../event-sourcing/decide/journal/journal.js';
import { PersonalData, type Subject } from '../../personal-data/personal-data.js';
import { accountAggregate, accountStream } from '../aggregate/account.aggregate.js';
import { OpenAccount } from '../domain/account.commands.js';
import type { AccountOpened } from '../domain/account.events.js';

/** An address was left, and its owner's key is gone. */
export const ERASED = Symbol('erased');

const MOST_ACCOUNTS = 50_000;

/** The e-mail addresses that owners leave for an account: in the log as ciphertext, and nowhere else. */
@Injectable()
export class NotifyAddresses {
  /** What was said once, when an account was opened, stays so. */
  private readonly isLeft = new LRUCache<string, boolean>({ max: MOST_ACCOUNTS });

  constructor(
    private readonly journal: Journal,
    private readonly registry: EventRegistry,
    private readonly personalData: PersonalData,
    @Inject(EVENT_LOG) private readonly log: EventLogReader,
  ) {}

  /**
   * The command with the address, as it may stand in the log. What the command would be refused with
   * now is thrown first: a refused request leaves nothing behind, also no key of an owner. One under a
   * transaction id that may have opened the account has the ciphertext from then, if the address is the same.
   */
  async sealInto(command: OpenAccount, address: string): Promise<OpenAccount> {
    const { accountId, ownerId, transactionId } = command;
    const stream = await this.journal.read(accountAggregate, accountStream(accountId));
    if (transactionId !== undefined && stream.version > 0)
      return withNotify(command, await this.asLeft(accountId, address));
    decideOnCondition(accountAggregate, command, [stream]);
    return withNotify(
      command,
      await this.personalData.encrypt(subject(accountId, ownerId), address),
    );
  }

  /**
   * The ciphertext that was left for the account, if it is of this address or can't be told any more;
   * else what is nobody's.
   */
  private async asLeft(accountId: string, address: string): Promise<string | undefined> {
    this.personalData.mustBeTaken();
    const opened = await this.opening(accountId);
    const kept = await this.find(accountId);
    return kept === address || kept === ERASED ? opened?.notify : '';
  }

  /** The accounts that an address was left for, whether or not it can still be read. */
  async leftFor(accountIds: readonly string[]): Promise<ReadonlySet<string>> {
    const unknown = [...new Set(accountIds)].filter((id) => !this.isLeft.has(id));
    const first = unknown.map((id) => ({ streamId: accountStream(id), version: 1 }));
    for (const stored of await this.log.readVersions(first)) {
      const { accountId, notify } = this.registry.decode<AccountOpened>(stored).event;
      this.isLeft.set(accountId, notify !== undefined);
    }
    return new Set(accountIds.filter((id) => this.isLeft.get(id)));
  }

  /** Undefined where none was left. */
  async find(accountId: string): Promise<string | typeof ERASED | undefined> {
    const { ownerId, notify } = (await this.opening(accountId)) ?? {};
    if (ownerId === undefined || notify === undefined) return undefined;
    return (await this.personalData.decrypt(subject(accountId, ownerId), notify)) ?? ERASED;
  }

  private async opening(accountId: string): Promise<AccountOpened | undefined> {
    const [stored] = await this.log.readStream(accountStream(accountId), 0, 1);
    return stored && this.registry.decode<AccountOpened>(stored).event;
  }
}

const withNotify = (
  { accountId, ownerId, currency, transactionId, condition }: OpenAccount,
  notify: string | undefined,
) => new OpenAccount(accountId, ownerId, currency, notify, transactionId, condition);

const subject = (accountId: string, ownerId: string): Subject => ({
  ownerId,
  place: `notify of account ${accountId}`,
});
