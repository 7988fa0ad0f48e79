import { RequestError } from '../../http/request.errors.js';

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
