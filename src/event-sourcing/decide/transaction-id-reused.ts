import { DomainError } from './domain-error.js';

/** A transaction id that stands for another operation already, on a stream that the command concerns. */
export class TransactionIdReused extends DomainError {
  readonly code = 'transaction-id-reused';
  constructor(transactionId: string) {
    super(
      `The transactionId ${transactionId} was used for another operation before. Use a new one.`,
    );
  }
}
