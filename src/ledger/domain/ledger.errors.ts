import { DomainError } from '../../event-sourcing/domain-error.js';

export class LedgerGap extends DomainError {
  readonly code = 'ledger-gap';
  constructor(after: number, recordedUpTo: number) {
    super(
      `The ledger has recorded position ${recordedUpTo}; entries that follow position ${after} ` +
        'would leave out those between. Deliver these first.',
    );
  }
}

export class EntriesOutOfOrder extends DomainError {
  readonly code = 'entries-out-of-order';
  constructor() {
    super('The source positions of the entries must grow.');
  }
}
