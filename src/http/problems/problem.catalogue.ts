/** What an error's code means over HTTP. */
export interface ProblemKind {
  readonly status: number;
  readonly title: string;
  /** Seconds after which a retry makes sense. */
  readonly retryAfter?: number;
}

/**
 * Every code of every error. Codes are stable: clients go by them. Of those of status 500 the outside
 * sees `internal-error` only.
 */
export const problemCatalogue = {
  'invalid-parameters': { status: 400, title: 'Invalid parameters' },
  'invalid-amount': { status: 400, title: 'Invalid amount' },
  'time-in-future': { status: 400, title: 'Time in the future' },
  'unexpected-body': { status: 400, title: 'Unexpected body' },
  'malformed-body': { status: 400, title: 'Malformed body' },
  'malformed-url': { status: 400, title: 'Malformed URL' },
  'malformed-request': { status: 400, title: 'Malformed request' },

  'path-not-found': { status: 404, title: 'No such path' },
  'account-not-found': { status: 404, title: 'No such account' },
  'account-not-opened-yet': { status: 404, title: 'No such account at that time' },
  'account-version-not-found': { status: 404, title: 'No such version of the account' },

  'method-not-allowed': { status: 405, title: 'Method not allowed' },
  'not-acceptable': { status: 406, title: 'Media type not offered' },
  'amount-not-expressible': { status: 406, title: 'Amount too large for this media type' },
  'request-timeout': { status: 408, title: 'Request took too long to arrive' },

  'account-already-open': { status: 409, title: 'Account already open' },
  'account-closed': { status: 409, title: 'Account closed' },
  'account-not-empty': { status: 409, title: 'Account not empty' },
  'transaction-id-reused': { status: 409, title: 'Transaction id used before' },
  'too-many-conflicts': { status: 409, title: 'Too many conflicts' },
  'version-conflict': { status: 409, title: 'Changed by another' },
  'duplicate-transaction': { status: 409, title: 'Transaction recorded already' },
  'position-beyond-log': { status: 409, title: 'Position beyond the log' },

  'precondition-failed': { status: 412, title: 'Precondition failed' },

  'body-too-large': { status: 413, title: 'Body too large' },
  'url-too-long': { status: 414, title: 'URL too long' },
  'unsupported-media-type': { status: 415, title: 'Unsupported media type' },
  'unsupported-encoding': { status: 415, title: 'Unsupported encoding' },
  'expectation-failed': { status: 417, title: 'Expectation failed' },

  'group-refused': { status: 422, title: 'One operation refused, none done' },
  'insufficient-funds': { status: 422, title: 'Insufficient funds' },
  'balance-limit-exceeded': { status: 422, title: 'Balance limit exceeded' },
  'currency-mismatch': { status: 422, title: 'Currencies differ' },
  'bonus-cap-reached': { status: 422, title: 'Bonus cap reached' },
  'personal-data-disabled': { status: 422, title: 'Personal data not taken' },
  'transfer-to-same-account': { status: 422, title: 'Transfer to the same account' },

  'headers-too-large': { status: 431, title: 'Headers too large' },

  'internal-error': { status: 500, title: 'Internal error' },
  'broken-stream': { status: 500, title: 'Internal error' },
  'ledger-gap': { status: 500, title: 'Internal error' },
  'entries-out-of-order': { status: 500, title: 'Internal error' },

  'journal-full': { status: 503, title: 'Too busy', retryAfter: 1 },
  'too-many-statements': { status: 503, title: 'Too many statements', retryAfter: 5 },
  'journal-closed': { status: 503, title: 'Shutting down', retryAfter: 1 },
  'shutting-down': { status: 503, title: 'Shutting down', retryAfter: 1 },
  'log-unavailable': { status: 503, title: 'Event log out of reach', retryAfter: 1 },
  'log-ahead-of-clock': { status: 503, title: 'Times not known', retryAfter: 60 },
  'outcome-unknown': { status: 503, title: 'Outcome unknown', retryAfter: 1 },
  'timed-out': { status: 503, title: 'Waited for too long', retryAfter: 1 },
  'position-not-reached': { status: 503, title: 'Not there yet', retryAfter: 1 },
  'consumer-stopped': { status: 503, title: 'Stopped at a fault', retryAfter: 60 },
  'read-model-being-built': { status: 503, title: 'Being built', retryAfter: 5 },
  'data-key-mismatch': { status: 503, title: 'Other data key needed', retryAfter: 60 },
  'not-ready': { status: 503, title: 'Not ready', retryAfter: 1 },
} as const satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof problemCatalogue;

/** The codes that the outside may see. */
export const publicCodes = Object.entries<ProblemKind>(problemCatalogue)
  .filter(([code, { status }]) => status !== 500 || code === 'internal-error')
  .map(([code]) => code);

export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(problemCatalogue, code);
}
