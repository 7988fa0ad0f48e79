import { Inject, Logger } from '@nestjs/common';
import type { RecordedEvent } from '../../event-sourcing/log/recorded-event.js';
import type { Deferral } from '../../event-sourcing/consume/policies/deferral.js';
import {
  Hopeless,
  TryLater,
  Unreachable,
} from '../../event-sourcing/consume/policies/policy.errors.js';
import {
  NOTHING_DONE,
  type Handled,
  type PolicyHandler,
} from '../../event-sourcing/consume/policies/policy-handler.js';
import { Subscription } from '../../event-sourcing/consume/subscriptions/subscription.decorator.js';
import { HandlesEvents } from '../../event-sourcing/consume/subscriptions/handles-events.js';
import {
  MailDeferred,
  MailRefused,
  MailServerUnreachable,
  UndeliverableAddress,
} from '../../mail/mail.errors.js';
import { MAIL_DEFERRAL } from '../../mail/mail.module.js';
import { Mailer } from '../../mail/mailer.js';
import { inMajorUnits } from '../../money/major-units.js';
import { DataKeyMismatch, DataKeyMissing } from '../../personal-data/personal-data.errors.js';
import { MoneyDeposited } from '../domain/account.events.js';
import { ERASED, NotifyAddresses } from '../operations/notify-addresses.js';
import { isPlainDeposit } from './plain-deposit.js';

/** One e-mail a plain deposit, to owners who left an address. Not for transfers, and not for a bonus. */
@Subscription({ name: 'thank-owner-when-money-is-deposited', from: 'end' })
@HandlesEvents(MoneyDeposited)
export class ThankOwnerWhenMoneyIsDeposited implements PolicyHandler<MoneyDeposited> {
  private readonly logger = new Logger('Mail');

  constructor(
    private readonly addresses: NotifyAddresses,
    private readonly mailer: Mailer,
    @Inject(MAIL_DEFERRAL) readonly deferral: Deferral,
  ) {}

  async relevant<Recorded extends RecordedEvent<MoneyDeposited>>(
    recorded: readonly Recorded[],
  ): Promise<readonly Recorded[]> {
    const left = await this.addresses.leftFor(recorded.map(({ event }) => event.accountId));
    return recorded.filter(({ event }) => left.has(event.accountId));
  }

  async handle(event: MoneyDeposited, recorded: RecordedEvent<MoneyDeposited>): Promise<Handled> {
    if (!isPlainDeposit(event)) return NOTHING_DONE;
    try {
      const to = await this.addresses.find(event.accountId);
      if (to === undefined) return NOTHING_DONE;
      if (to === ERASED) return this.leave(event.accountId);
      await this.mailer.send({ to, id: recorded.eventId, ...thanksFor(event) });
    } catch (error) {
      throw forConsumer(error);
    }
  }

  private leave(accountId: string): typeof NOTHING_DONE {
    this.logger.debug(`No thanks for a deposit into ${accountId}: its owner's address is erased`);
    return NOTHING_DONE;
  }
}

const thanksFor = ({ accountId, amount }: MoneyDeposited) => ({
  subject: 'Thank you for your deposit',
  text: `${inMajorUnits(amount)} have been paid into your account ${accountId}. Thank you.\n`,
});

function forConsumer(error: unknown): unknown {
  if (isOutage(error)) return new Unreachable(error.message);
  if (error instanceof MailDeferred) return new TryLater(error.message);
  if (error instanceof MailRefused || error instanceof UndeliverableAddress)
    return new Hopeless(error.message);
  return error;
}

/** What would befall every other mail as well: nothing steps aside for it. */
const isOutage = (error: unknown): error is Error =>
  error instanceof MailServerUnreachable ||
  error instanceof DataKeyMissing ||
  error instanceof DataKeyMismatch;
