import { DomainError } from '../event-sourcing/decide/domain-error.js';

export class PersonalDataDisabled extends DomainError {
  readonly code = 'personal-data-disabled';
  constructor() {
    super(
      'Personal data is not taken here, as there is no key to encrypt it with. Leave it out, or have ' +
        'DATA_KEY set.',
    );
  }
}

/** Personal data that has been taken, and no data key to read it with. */
export class DataKeyMissing extends Error {
  constructor() {
    super("The address can't be read: set DATA_KEY to the key that it was taken under.");
  }
}

/** The owner's key is wrapped by another data key than those that are configured. */
export class DataKeyMismatch extends DomainError {
  readonly code = 'data-key-mismatch';
  constructor() {
    super(
      'Personal data in this database is under another DATA_KEY. Have that one configured; while it is ' +
        'being replaced, as DATA_KEY_PREVIOUS.',
    );
  }
}
