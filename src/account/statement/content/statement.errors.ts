import { RequestError } from '../../../http/problems/request.errors.js';

/** ISO 20022 stops short of what an account can hold. */
export class AmountNotExpressible extends RequestError {
  readonly code = 'amount-not-expressible';
  constructor(amount: bigint) {
    super(
      `camt.053 has no room for ${amount} minor units: its amounts have 18 digits. Ask for ` +
        'application/json or text/csv.',
    );
  }
}

/** Clients that don't read theirs would else take all the memory. */
export class TooManyStatements extends RequestError {
  readonly code = 'too-many-statements';
  constructor() {
    super('Too many statements are being read at the moment. Try again.');
  }
}
