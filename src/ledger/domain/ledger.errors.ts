import { DomainError } from '../../event-sourcing/decide/domain-error.js';

export class LedgerGap extends DomainError {
  readonly code = 'ledger-gap';
  constructor(after: number, recordedUpTo: number) {
    super(
      `The ledger has recorded up to position ${recordedUpTo}; entries that follow position ${after} ` +
        'do not go on from there. Deliver the log in its order, and all of it.',
    );
  }
}

export class EntriesOutOfOrder extends DomainError {
  readonly code = 'entries-out-of-order';
  constructor() {
    super('The source positions of the entries must grow.');
  }
}
