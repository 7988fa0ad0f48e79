import {
  AccountOpened,
  MoneyDeposited,
  type AccountEvent,
} from '../../account/domain/account.events.js';
import type { RecordedEvent } from '../../event-sourcing/log/recorded-event.js';
import { Money } from '../../money/money.js';
import { PersonalDataErased } from '../../owners/domain/owner.events.js';
import { BankByLog } from './bank-by-log.js';

const EUR = (minorUnits: bigint) => new Money(minorUnits, 'EUR');
const deposit = (amount: bigint, balance: bigint, accountId = 'ada') =>
  new MoneyDeposited(accountId, EUR(amount), EUR(balance));

/** What does not fit, by position. */
function findings(events: readonly [version: number, event: AccountEvent][]): string[] {
  const bank = new BankByLog();
  return events.flatMap(([version, event], index) => {
    try {
      bank.apply({ event, version, position: index + 1 } as RecordedEvent<AccountEvent>);
      return [];
    } catch (error) {
      return [`${index + 1}: ${(error as Error).message}`];
    }
  });
}

/** Of an account with deposits of 10 each, the first of which is this one. */
const after = (first: MoneyDeposited) =>
  findings([
    [1, new AccountOpened('ada', 'owner', 'EUR')],
    [2, first],
    [3, deposit(10n, 20n)],
    [4, deposit(10n, 30n)],
    [5, deposit(10n, 40n)],
  ]);

describe('the bank by its log', () => {
  it('has nothing to say of what fits', () => {
    expect(after(deposit(10n, 10n))).toEqual([]);
  });

  it('leaves alone what is no event of an account or the ledger', () => {
    const erased = new PersonalDataErased('owner', 'key') as unknown as AccountEvent;
    expect(findings([[1, erased]])).toEqual([]);
  });

  it.each([
    ['the amount', deposit(11n, 10n), '2: account ada then has 11 ', 'says 10 '],
    ['the balance', deposit(10n, 11n), '2: account ada then has 10 ', 'says 11 '],
    ['both', deposit(11n, 11n), '3: account ada then has 21 ', 'says 20 '],
  ])('tells once that an event was changed: %s', (_, first, has, says) => {
    const unit = 'minor units of EUR';
    expect(after(first)).toEqual([`${has}${unit}, the event ${says}${unit}.`]);
  });

  it('tells once that an event is missing', () => {
    const [, , ...later] = [1, 2, 3, 4, 5].map((version): [number, AccountEvent] => [
      version,
      deposit(10n, BigInt(version - 1) * 10n),
    ]);
    expect(findings([[1, new AccountOpened('ada', 'owner', 'EUR')], ...later])).toEqual([
      '2: version 3 of account ada follows version 1.',
    ]);
  });

  it('tells of each account for itself, and of a second change', () => {
    expect(
      findings([
        [1, new AccountOpened('ada', 'owner', 'EUR')],
        [1, new AccountOpened('bob', 'owner', 'EUR')],
        [2, deposit(11n, 10n)],
        [2, deposit(10n, 11n, 'bob')],
        [3, deposit(10n, 20n)],
        [4, deposit(10n, 33n)],
      ]),
    ).toEqual(['3', '4', '6'].map((position) => expect.stringMatching(`^${position}: `) as string));
  });
});
