import { Inject } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { DomainError } from '../../event-sourcing/decide/domain-error.js';
import type { RecordedEvent } from '../../event-sourcing/log/recorded-event.js';
import { Skipped } from '../../event-sourcing/consume/policies/policy.errors.js';
import {
  NOTHING_DONE,
  type Handled,
  type PolicyHandler,
} from '../../event-sourcing/consume/policies/policy-handler.js';
import { Subscription } from '../../event-sourcing/consume/subscriptions/subscription.decorator.js';
import { HandlesEvents } from '../../event-sourcing/consume/subscriptions/handles-events.js';
import { BONUS, type BonusOptions } from './bonus.settings.js';
import { DepositMoney } from '../domain/account.commands.js';
import { BonusCapReached } from '../domain/account.errors.js';
import { MoneyDeposited } from '../domain/account.events.js';
import { isPlainDeposit } from './plain-deposit.js';

const BASIS_POINTS = 10_000n;

/**
 * For each plain deposit into another account, a share of it for the bonus account. While it is off it
 * goes along with the log, so that it begins with the deposits that come after it was switched on.
 */
@Subscription({ name: 'pay-bonus-when-money-is-deposited', from: 'end' })
@HandlesEvents(MoneyDeposited)
export class PayBonusWhenMoneyIsDeposited implements PolicyHandler<MoneyDeposited> {
  constructor(
    private readonly commands: CommandBus,
    @Inject(BONUS) private readonly bonus: BonusOptions | null,
  ) {}

  async handle(event: MoneyDeposited, recorded: RecordedEvent<MoneyDeposited>): Promise<Handled> {
    const command = this.bonus && bonusFor(event, recorded.eventId, this.bonus);
    if (!command) return NOTHING_DONE;
    try {
      await this.commands.execute(command);
    } catch (error) {
      // As it will be from now on: a reason kept for every deposit would only fill the disk.
      if (error instanceof BonusCapReached) return NOTHING_DONE;
      if (!(error instanceof DomainError)) throw error;
      throw new Skipped(`No bonus into BONUS_ACCOUNT_ID: ${error.message}`);
    }
  }
}

/** Named after the deposit's event, so that it is paid once. */
function bonusFor(
  event: MoneyDeposited,
  eventId: string,
  { accountId, basisPoints, cap }: BonusOptions,
): DepositMoney | undefined {
  const { minorUnits, currency } = event.amount;
  const amount = (minorUnits * BigInt(basisPoints)) / BASIS_POINTS;
  if (!isPlainDeposit(event) || event.accountId === accountId || amount === 0n) return undefined;
  return new DepositMoney(accountId, amount, eventId, { currency, cap });
}
