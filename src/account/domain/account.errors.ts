import { DomainError } from '../../event-sourcing/decide/domain-error.js';
import { MAX_MINOR_UNITS, type Currency, type Money } from '../../money/money.js';

export class AccountNotFound extends DomainError {
  readonly code = 'account-not-found';
  constructor(accountId: string) {
    super(`There is no account ${accountId}. Open it first, or check the id.`);
  }
}

export class AccountNotOpenedYet extends DomainError {
  readonly code = 'account-not-opened-yet';
  constructor(accountId: string) {
    super(`There was no account ${accountId} at that time. Ask for a later one, or check the id.`);
  }
}

export class AccountVersionNotFound extends DomainError {
  readonly code = 'account-version-not-found';
  constructor(accountId: string, newest: number) {
    super(
      `Account ${accountId} has changed only ${newest} times. Ask for a version from 1 to that.`,
    );
  }
}

export class AccountAlreadyOpen extends DomainError {
  readonly code = 'account-already-open';
  constructor(accountId: string) {
    super(`Account ${accountId} is open already. Choose a new id for another account.`);
  }
}

export class AccountIsClosed extends DomainError {
  readonly code = 'account-closed';
  constructor(accountId: string) {
    super(`Account ${accountId} is closed for good. Use another account.`);
  }
}

export class AccountNotEmpty extends DomainError {
  readonly code = 'account-not-empty';
  constructor(accountId: string, balance: Money) {
    super(`Account ${accountId} holds ${inWords(balance)}. Withdraw or transfer it, then close.`);
  }
}

export class InvalidAmount extends DomainError {
  readonly code = 'invalid-amount';
  constructor() {
    super(`The amount must be a whole number of minor units from 1 to ${MAX_MINOR_UNITS}.`);
  }
}

export class InsufficientFunds extends DomainError {
  readonly code = 'insufficient-funds';
  constructor(accountId: string, balance: Money) {
    super(`Account ${accountId} holds only ${inWords(balance)}. Ask for no more than that.`);
  }
}

export class BalanceLimitExceeded extends DomainError {
  readonly code = 'balance-limit-exceeded';
  constructor(accountId: string) {
    super(`The balance of account ${accountId} would pass ${MAX_MINOR_UNITS}. Pay in less.`);
  }
}

export class BonusCapReached extends DomainError {
  readonly code = 'bonus-cap-reached';
  constructor(accountId: string, balance: Money) {
    super(`Account ${accountId} holds ${inWords(balance)}: too much for a bonus. Take some out.`);
  }
}

export class CurrencyMismatch extends DomainError {
  readonly code = 'currency-mismatch';
  constructor(from: Currency, to: Currency) {
    super(`The accounts are kept in ${from} and ${to}. Choose two of one currency.`);
  }
}

/** Tells the operator, who alone sees it. */
export class BonusInOtherCurrency extends DomainError {
  readonly code = 'currency-mismatch';
  constructor(accountId: string, kept: Currency, deposited: Currency) {
    super(
      `Account ${accountId} is kept in ${kept}, and the deposit was in ${deposited}. Name one in ` +
        `${deposited} if such deposits are to have a bonus.`,
    );
  }
}

export class TransferToSameAccount extends DomainError {
  readonly code = 'transfer-to-same-account';
  constructor(accountId: string) {
    super(`Account ${accountId} can't transfer to itself. Name another account as the target.`);
  }
}

const inWords = ({ minorUnits, currency }: Money) => `${minorUnits} minor units of ${currency}`;
